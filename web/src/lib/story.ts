// A story's dossier with what the views look up again and again, made once.
import { copiesOf, timelineOf, type Timeline } from './timeline';
import { compare, dateKey, type Articles } from './wordings';
import type { Article, Counts, Dossier, Figure, Id, Statement } from './types';

export interface Story {
  dossier: Dossier;
  articles: Articles;
  sorted: Article[];
  copies: ReadonlySet<Id>;
  timeline: Timeline;
  statements: Statement[];
  statementById: ReadonlyMap<Id, Statement>;
  figureById: ReadonlyMap<Id, Figure>;
  counts: Counts;
  origins: OriginRow[];
}

export interface OriginRow {
  name: string;
  statements: Statement[];
  articles: Id[];
}

export function storyOf(dossier: Dossier): Story {
  const articles = new Map(dossier.articles.map((article) => [article.id, article]));
  const copies = copiesOf(dossier.articles, dossier.copies ?? []);
  const statements = [...dossier.statements].sort(mostCarried);
  const origins = originsOf(statements);
  return {
    dossier,
    articles,
    copies,
    statements,
    origins,
    sorted: [...dossier.articles].sort((a, b) => compare(dateKey(a), dateKey(b)) || compare(a.id, b.id)),
    timeline: timelineOf(dossier.articles, copies),
    statementById: new Map(statements.map((statement) => [statement.id, statement])),
    figureById: new Map(dossier.figures.map((figure) => [figure.id, figure])),
    counts: {
      articles: dossier.articles.length,
      texts: new Set(dossier.articles.map((article) => article.family ?? article.id)).size,
      origins: origins.length,
    },
  };
}

/** What most articles carry first; of equals what came first. */
function mostCarried(a: Statement, b: Statement): number {
  return (
    b.counts.articles - a.counts.articles ||
    b.counts.texts - a.counts.texts ||
    compare(a.first_seen ?? '9999', b.first_seen ?? '9999') ||
    compare(a.id, b.id)
  );
}

/** The copies of each family, under its first article. */
export function copiesByFamily(story: Story): ReadonlyMap<Id, Article[]> {
  const families = new Map<Id, Article[]>();
  for (const article of story.sorted) {
    if (article.family && story.copies.has(article.id)) families.set(article.family, [...(families.get(article.family) ?? []), article]);
  }
  return families;
}

function originsOf(statements: Statement[]): OriginRow[] {
  const rows = new Map<string, OriginRow>();
  for (const statement of statements) {
    for (const origin of statement.origins) {
      const row = rows.get(origin.name) ?? { name: origin.name, statements: [], articles: [] };
      row.statements.push(statement);
      row.articles.push(...origin.articles);
      rows.set(origin.name, row);
    }
  }
  for (const row of rows.values()) row.articles = [...new Set(row.articles)];
  return [...rows.values()].sort((a, b) => b.articles.length - a.articles.length || b.statements.length - a.statements.length || compare(a.name, b.name));
}
