"""What a notebook shows. All text from outside is escaped; nothing is styled beyond what a cell needs."""
from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Iterable, Optional

if TYPE_CHECKING:
    from sourcier._article import Article, Reading
    from sourcier.types import Hop, Statement, Story

_PARAGRAPHS = 4  # Shown of an article; the rest is counted.
_ROWS = 20


def _line(parts: Iterable[Optional[str]]) -> str:
    return " · ".join(escape(part) for part in parts if part)


def _chain(hops: Iterable[Hop]) -> str:
    return " ← ".join(f"({escape(hop.name)})" if hop.inherited else escape(hop.name) for hop in hops)


def _table(columns: Iterable[str], rows: list[Iterable[str]]) -> str:
    """Cells are HTML already."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td style='text-align:left'>{cell}</td>" for cell in row) + "</tr>" for row in rows[:_ROWS])
    more = f"<p>… and {len(rows) - _ROWS} more</p>" if len(rows) > _ROWS else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def article(value: Article) -> str:
    """Title, where and when, the first paragraphs."""
    spans = value.paragraphs
    shown = "".join(f"<p>{escape(span.of(value.text))}</p>" for span in spans[:_PARAGRAPHS])
    more = f"<p>… {len(spans) - _PARAGRAPHS} paragraphs more</p>" if len(spans) > _PARAGRAPHS else ""
    credits = [credit.name for credit in value.credits if credit.of == "text"]
    about = _line([value.outlet, value.published, ", ".join(value.authors), ", ".join(credits)])
    return f"<article><h4>{escape(value.title or '(no title)')}</h4><p><small>{about}</small></p>{shown}{more}</article>"


def reading(value: Reading) -> str:
    """The article, then who says what through whom."""
    rows: list[Iterable[str]] = [
        (escape(each.speaker.name) if each.speaker else "", escape(each.span.of(value.text)), each.kind, _chain(each.chain))
        for each in value.quotations
    ]
    names = ", ".join(f"{entity.name} ({entity.type})" for entity in value.entities[:_ROWS])
    quotations = _table(("speaker", "words", "kind", "chain"), rows) if rows else "<p>no quotation</p>"
    return f"{article(value)}<p><small>{escape(names)}</small></p>{quotations}"


def statement(value: Statement) -> str:
    """The wordings beside each other, and how many independent origins there are."""
    speaker = value.speaker.name if value.speaker else "no speaker"
    counts = value.counts
    told = f"{counts.articles} articles · {counts.texts} texts · {counts.origins} origins · {counts.unstated} not stated"
    rows: list[Iterable[str]] = [
        (escape(each.text), each.kind, _chain(each.chain), escape(each.origin or "not stated"), escape(each.article))
        for each in value.wordings
    ]
    table = _table(("wording", "kind", "chain", "origin", "article"), rows)
    return f"<h4>{escape(speaker)}</h4><p><small>{told}</small></p>{table}"


def story(value: Story) -> str:
    """Title and events."""
    events = "".join(f"<li>{escape(event)}</li>" for event in value.events)
    return f"<h4>{escape(value.title or '(no title)')}</h4><p><small>{escape(value.story)}</small></p><ol>{events}</ol>"


def story_with_events(value: Story, events: Iterable[tuple[str, str, int]]) -> str:
    """The same where the events' dates, titles and numbers of articles are at hand."""
    rows: list[Iterable[str]] = [(escape(date), escape(title), str(articles)) for date, title, articles in events]
    return f"<h4>{escape(value.title or '(no title)')}</h4>{_table(('date', 'event', 'articles'), rows)}"
