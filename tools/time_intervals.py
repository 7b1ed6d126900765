"""Time values as stretches of time, so that two notations of one meaning can be compared.

A TIMEX3 value of ours ("2016-W45", "199X", "2016-11-07TEV") and a resolution of the suites
(Recognizers' past and future, Duckling's instants with a grain) become (start, end, kind), the kind
being "clock" where only the start counts, "part" where only the day counts, else "span".
"""
import datetime
import re

DAY = datetime.timedelta(days=1)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SECONDS = {"S": 1, "TM": 60, "TH": 3600, "D": 86400, "W": 604800, "M": 2629800, "Y": 31557600}
GRAINS = {"Second": "S", "Minute": "TM", "Hour": "TH", "Day": "D", "Week": "W", "Month": "M", "Quarter": "Q", "Year": "Y"}


def day(year, month=1, number=1):
    """A day, months beyond twelve carried into years."""
    return datetime.datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, number)


def span_of(value):
    """The stretch of a TIMEX3 date or time; None for what is no dated value."""
    patterns = (
        (r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:Z|[+-]\d\d(?::?\d\d)?)?", clock_span),
        (r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", lambda m: (iso(m[1]), iso(m[2]) + DAY, "span")),
        (r"(\d{4}-\d\d-\d\d)T([A-Z]{2})", lambda m: (iso(m[1]), iso(m[1]) + DAY, "part")),
        (r"(\d{4}-\d\d-\d\d)", lambda m: (iso(m[1]), iso(m[1]) + DAY, "span")),
        (r"(\d{4})-W(\d\d)(-WE)?", week_span),
        (r"(\d{4})-(\d\d)", lambda m: (day(int(m[1]), int(m[2])), day(int(m[1]), int(m[2]) + 1), "span")),
        (r"(\d{4})-(SP|SU|FA|WI)", season_span),
        (r"(\d{4})-Q(\d)", lambda m: (day(int(m[1]), int(m[2]) * 3 - 2), day(int(m[1]), int(m[2]) * 3 + 1), "span")),
        (r"(\d{4})-H(\d)", lambda m: (day(int(m[1]), int(m[2]) * 6 - 5), day(int(m[1]), int(m[2]) * 6 + 1), "span")),
        (r"(\d{3})X?", lambda m: (day(int(m[1]) * 10), day(int(m[1]) * 10 + 10), "span")),
        (r"(\d{2})(?:XX)?", lambda m: (day(max(1, int(m[1]) * 100)), day(int(m[1]) * 100 + 100), "span")),
        (r"(\d{4})", lambda m: (day(int(m[1])), day(int(m[1]) + 1), "span")),
    )
    for pattern, make in patterns:
        found = re.fullmatch(pattern, value or "")
        if found:
            try:
                return make(found)
            except (ValueError, OverflowError):
                return None
    return None


def iso(text):
    return datetime.datetime.fromisoformat(text)


def clock_span(found):
    hours, minutes, seconds = int(found[2]), int(found[3]), int(found[4] or 0)
    start = iso(found[1]) + datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return start, start, "clock"


def week_span(found):
    monday = datetime.datetime.fromisocalendar(int(found[1]), int(found[2]), 1)
    return (monday + 5 * DAY, monday + 7 * DAY, "span") if found[3] else (monday, monday + 7 * DAY, "span")


def season_span(found):
    month = SEASONS[found[2]]
    return day(int(found[1]), month), day(int(found[1]), month + 3), "span"


def seconds_of(value):
    """The length of a TIMEX3 duration in seconds; None for other values and unknown lengths."""
    found = re.fullmatch(r"P((?:[\d.]+[YMWD])*)(?:T((?:[\d.]+[HMS])+))?", value or "")
    if not found:
        return None
    total = sum(float(n) * SECONDS[unit] for n, unit in re.findall(r"([\d.]+)([YMWD])", found[1] or ""))
    return total + sum(float(n) * {"H": 3600, "M": 60, "S": 1}[unit] for n, unit in re.findall(r"([\d.]+)([HMS])", found[2] or ""))


def duckling_seconds(raw):
    found = re.fullmatch(r"DurationData (\d+) (\w+)", raw)
    grain = GRAINS.get(found[2]) if found else None
    return None if not grain else int(found[1]) * (3 * SECONDS["M"] if grain == "Q" else SECONDS[grain])


def same_length(one, other):
    return one is not None and other is not None and abs(one - other) <= 0.02 * max(one, other)


def same_stretch(wanted, ours):
    """Clock times begin together; day parts share their day; stretches share half of their union."""
    if wanted[2] == "clock" or ours[2] == "clock":
        return wanted[0] == ours[0]
    if wanted[2] == "part" or ours[2] == "part":
        return wanted[0].date() == ours[0].date()
    shared = min(wanted[1], ours[1]) - max(wanted[0], ours[0])
    union = max(wanted[1], ours[1]) - min(wanted[0], ours[0])
    return shared >= 0.5 * union and shared.total_seconds() > 0


def resolution(fields):
    """One resolution of a suite's case: ("span", stretch), ("clock", hour and minute), ("seconds", n), ("set", text) or None."""
    kind, timex = fields.get("type", ""), fields.get("timex", "")
    if kind == "set":
        return "set", timex
    if kind == "duration":
        return "seconds", seconds_of(timex)
    texts = [fields[key] for key in ("value", "start", "end") if fields.get(key) not in (None, "not resolved")]
    if not texts:
        return ("span", span_of(timex)) if span_of(timex) else None
    if all(re.fullmatch(r"\d\d:\d\d:\d\d", text) for text in texts):
        return "clock", texts[0][:5]
    if re.search(r"T[A-Z]{2}$", timex):
        return "span", (iso(texts[0]), iso(texts[0]), "part")
    if fields.get("Mod") and span_of(timex):
        return "span", span_of(timex)
    start, last = iso(texts[0]), iso(texts[-1])
    if start.year == 1:
        return None  # How the suite writes a day that no calendar has.
    if fields.get("Mod") and len(texts) == 1 and "value" not in fields:
        return "begins", start  # "after February": the signal is not part of a TIMEX3.
    if "value" in fields or len(texts) == 1:
        clock = len(texts[0]) > 10
        return "span", (start, start if clock else start + DAY, "clock" if clock else "span")
    clock = len(texts[0]) > 10
    return "span", (start, last, "clock" if clock else "span")


def recognizers_resolutions(value):
    """Every reading that a case of Recognizers allows, past and future."""
    if "values" in value:
        rows = value["values"]
    else:
        timex = value.get("Timex") or value.get("timex") or ""
        rows = []
        for side in ("PastResolution", "FutureResolution"):
            fields = {"timex": timex, "Mod": value.get("Mod")}
            for key, text in (value.get(side) or {}).items():
                name = "start" if key.startswith("start") else "end" if key.startswith("end") else "value"
                fields[name] = text
                fields["type"] = key if key in ("set", "duration") else ""
            rows.append(fields)
    return [found for found in map(resolution, rows) if found and found[1]]


def duckling_resolutions(value):
    if "raw" in value:
        seconds = duckling_seconds(value["raw"])
        return [("seconds", seconds)] if seconds else []
    start, grain = iso(value["start"]), value["grain"]
    if value["kind"].startswith("open"):
        return [("begins", start)]
    if "end" in value:
        return [("span", (start, iso(value["end"]), "clock" if grain in ("minute", "second") else "span"))]
    if grain in ("hour", "minute", "second"):
        return [("span", (start, start, "clock"))]
    length = {"day": 1, "week": 7}.get(grain)
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    return [("span", (start, start + length * DAY if length else day(start.year, start.month + months), "span"))]


ZONE = re.compile(r"(?<=T\d\d:\d\d)(?:Z|([+-])(\d\d):?(\d\d))$")


def at_reference(value, reference):
    """A clock time with a zone, by the clock of the reference: the suites give instants so."""
    zone = ZONE.search(value or "")
    here = iso(reference).utcoffset() if reference else None
    if not zone or here is None or not re.match(r"\d{4}", value):
        return value
    there = datetime.timedelta(hours=int(zone[2] or 0), minutes=int(zone[3] or 0)) * (-1 if zone[1] == "-" else 1)
    return (iso(value[:16]) - there + here).isoformat()[:16]


def hull(times):
    """What the times found say together: from the first to the last, frames left out.

    "mardi de la semaine prochaine" and "hier à 10 h" are two expressions of one moment: one that
    holds another is its frame.
    """
    stretches = [span for span in (span_of(time["value"]) for time in times) if span]
    clocks = [span for span in stretches if span[2] == "clock"]
    inner = clocks or [one for one in stretches if not any(holds(one, other) for other in stretches)]
    if not inner:
        return None
    return min(span[0] for span in inner), max(span[1] for span in inner), inner[-1][2]


def holds(frame, other):
    return frame[0] <= other[0] and other[1] <= frame[1] and frame[1] - frame[0] > other[1] - other[0]


def is_coarser(time, wanted):
    """TimeML keeps "two years ago" to the year and "early April" to the month with a modifier; the suites give days.

    Of days and weeks ("a fortnight ago") it keeps the day; Duckling gives the hour, and the month of years.
    """
    ours = span_of(time["value"])
    if not ours or ours[2] != "span":
        return False
    inside = ours[0] <= wanted[0] and wanted[1] <= ours[1]
    if ours[1] - ours[0] < 7 * DAY:
        return time["in_days"] and wanted[2] == "clock" and inside
    exact = wanted[1] - wanted[0] <= 31 * DAY and time["coarse"]
    return (exact or time["mod"]) and inside


def means(times, wanted, reference):
    """Whether the times found say what the resolution wants."""
    name, value = wanted
    if name == "span" and any(time["value"] == "PRESENT_REF" for time in times):
        if reference and value[0] <= iso(reference[:19]) <= value[1]:
            return True
    if name == "span" and any(is_coarser(time, value) for time in times):
        return True
    clock = re.match(r"T(\d\d(?::\d\d)?)", value) if name == "set" else None
    if clock:  # "3pm each day" is two expressions here.
        return any("T" + clock[1] in (t["value"] or "") for t in times)
    if name == "set":
        return any(t["value"] and (t["value"] == value or value.startswith(t["value"])) for t in times)
    if name == "seconds":
        return any(same_length(seconds_of(t["value"]), value) for t in times if t["type"] == "DURATION")
    if name == "clock":
        values = [t["value"] or "" for t in times]
        return any("T" + value in v or re.search(r"T[A-Z]{2}$", v) for v in values)
    ours = hull(times)
    if name == "begins":
        return ours is not None and value.date() in (ours[0].date(), ours[1].date())
    # "within five days" is its end.
    if ours and name == "span" and reference and value[0] <= iso(reference[:19]) <= value[1] and ours[0] > value[0] + (value[1] - value[0]) / 2:
        if ours[0] <= value[1] <= ours[1]:
            return True
    if ours is None:
        # "the last two years": TimeML has the length, the suites the stretch.
        lengths = [seconds_of(t["value"]) for t in times if t["type"] == "DURATION"]
        length = (value[1] - value[0]).total_seconds()
        return any(same_length(l, length) or (l and abs(l - length) <= 86400 * 3 and l > 86400 * 20) for l in lengths)
    return same_stretch(value, ours)
