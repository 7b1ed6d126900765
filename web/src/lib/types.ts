// The objects of the HTTP API, as contract.md names them. Spans are code points of the article's text.

export type Span = [number, number];
export type Id = string;

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Credit {
  name: string;
  text: string;
  of: 'text' | 'photo' | 'video';
}

export type OriginBasis = 'stated' | 'credited' | 'copied';

export interface ArticleOrigin {
  name: string;
  basis: OriginBasis;
  article: Id | null;
  evidence: Span | null;
}

export interface InferredDate {
  earliest: string | null;
  latest: string | null;
  reason: string;
  /** What the reason says, for readers of another language than the article's: rows `inferred.*`. */
  cause?: string | null;
  about?: string | null;
}

/** An article of a dossier: without its text. */
export interface Article {
  id: Id;
  version: string;
  url: string | null;
  outlet: string | null;
  title: string | null;
  authors: string[];
  published: string | null;
  published_basis: string | null;
  modified: string | null;
  language: string | null;
  credits: Credit[];
  source: { path: string; warc_record_offset: number | null; content_digest: string } | null;
  notes: { kind: string; message: string }[];
  event: Id | null;
  story: Id | null;
  family: Id | null;
  date_inferred: InferredDate | null;
  origins: ArticleOrigin[];
}

export interface Hop {
  name: string;
  role: 'relay' | 'source';
  kind: string;
  mention: Span | null;
  inherited: boolean;
}

export interface Wording {
  article: Id;
  span: Span;
  text: string;
  kind: 'direct' | 'mixed' | 'indirect';
  stance?: 'asserts' | 'denies' | 'neither confirms nor denies';
  chain: Hop[];
  origin: string | null;
  origin_basis: OriginBasis | null;
}

export interface Counts {
  articles: number;
  texts: number;
  origins: number;
  unstated?: number;
}

export interface Statement {
  id: Id;
  event: Id | null;
  speaker: { entity: Id | null; name: string } | null;
  wordings: Wording[];
  counts: Counts;
  origins: { name: string; articles: Id[] }[];
  first_seen: string | null;
  denied_by: Id[];
}

export interface FigureValue {
  low: number | null;
  high: number | null;
  approximate: boolean;
  status: string;
  according_to: string | null;
  as_of: string | null;
  article: Id;
  span: Span;
  text: string;
}

export interface Figure {
  id: Id;
  event: Id | null;
  counted: string | null;
  unit: string | null;
  values: FigureValue[];
  relation: 'agree' | 'differ' | 'revised' | 'not_comparable';
}

export interface GivenValue {
  value: string;
  article: Id;
  span: Span;
  text: string;
  sentence: Span;
}

/** A day or place that articles on one event give differently for one happening. */
export interface Discrepancy {
  id: Id;
  event: Id | null;
  kind: 'day' | 'place';
  /** The sentence of the first value. */
  about: string;
  values: GivenValue[];
}

export interface Event {
  event: Id;
  title: string | null;
  date: string | null;
  date_basis: string | null;
  places: string[];
  participants: string[];
  articles: Id[];
}

export interface Passage {
  here: Span;
  there: Span;
}

export interface CopyPair {
  a: Id;
  b: Id;
  type: string;
  containment: number;
  containment_of_other?: number;
  passages: Passage[];
}

export interface Entity {
  id: Id;
  type: string;
  name: string;
  aliases: string[];
  articles: Id[];
  statements?: Id[];
  stories?: Id[];
}

export interface SourceNode {
  id: Id;
  name: string;
  kind: string;
}

export interface SourceEdge {
  from: Id;
  to: Id;
  relation: 'quotes' | 'relays' | 'credits' | 'copies';
  article: Id;
  evidence: Span | null;
}

export type Report = 'reports' | 'omits' | 'precedes';

export interface Fact {
  id: Id;
  text: string;
  statements: Id[];
  figures: Id[];
}

export interface Coverage {
  facts: Fact[];
  articles: Record<Id, Record<Id, Report>>;
}

export interface Dossier {
  version: string;
  story: Id;
  title: string | null;
  articles: Article[];
  entities: Entity[];
  events: Event[];
  copies: CopyPair[];
  statements: Statement[];
  figures: Figure[];
  /** Not there in what an earlier version prepared. */
  discrepancies?: Discrepancy[];
  sources: { nodes: SourceNode[]; edges: SourceEdge[] };
  coverage: Coverage;
}

export interface StorySummary {
  story: Id;
  title: string | null;
  first: string | null;
  last: string | null;
  counts: Counts;
  events: { event: Id; title: string | null; date: string | null; places: string[]; articles: number }[];
  outlets: string[];
  languages: string[];
}

export interface Quotation {
  span: Span;
  kind: 'direct' | 'mixed' | 'indirect';
  speaker: { name: string; entity: string | null; mention: Span | null } | null;
  cue: Span | null;
  chain: Hop[];
}

export interface Attribution {
  cue: Span;
  content: Span;
  chain: Hop[];
  stance: string;
}

export interface TimeExpression {
  span: Span;
  type: string;
  value: string;
  mod: string | null;
}

export interface Quantity {
  span: Span;
  low: number | null;
  high: number | null;
  approximate: boolean;
  status: string;
  kind: string;
  unit: string | null;
  counted: Span | null;
  according_to: unknown;
}

export interface ArticleCopy {
  of: Id;
  type: string;
  containment: number;
  containment_of_other?: number;
  direction: 'from' | 'to' | 'unknown';
  passages: Passage[];
}

/** An article with its text and everything found in its language. */
export interface Reading extends Article {
  text: string;
  paragraphs: Span[];
  kinds: string[];
  entities: { id: string; type: string; name: string; aliases: string[] }[];
  mentions: { span: Span; type: string; entity: string }[];
  quotations: Quotation[];
  attributions: Attribution[];
  times: TimeExpression[];
  quantities: Quantity[];
  copies: ArticleCopy[];
  statements: Id[];
  versions: { version: string; first_seen: string | null }[];
}

export interface Change {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface SourceProfile {
  id: Id;
  name: string;
  kind: string;
  articles: number;
  credits: Record<string, number>;
  copies: { of: string; articles: number }[];
  copied_by: { outlet: string; articles: number }[];
  original_share: number | null;
  quoted_by: { name: string; articles: number }[];
}

export interface SearchHit {
  article: Id;
  title: string | null;
  outlet: string | null;
  published: string | null;
  language: string | null;
  story: Id | null;
  snippet: { text: string; match: boolean }[];
}

export interface Facet {
  value: string;
  count: number;
}

export interface SearchAnswer extends Page<SearchHit> {
  total: number;
  /** False: more articles have the words; the latest of them are counted and ranked. */
  whole: boolean;
  facets: Partial<Record<'outlet' | 'language' | 'person' | 'month', Facet[]>>;
}

export interface SavedSearch {
  id: Id;
  name: string;
  q: string;
}

export interface Alert {
  kind: 'search' | 'story';
  name: string;
  article: Id;
  title: string | null;
  outlet: string | null;
  published: string | null;
  at: string;
}

export interface Followed {
  article: Id;
  story: Id | null;
  title: string | null;
}

export interface Skipped {
  place: string;
  kind: string;
  message: string;
}

export interface Evidence {
  /** null: retention has removed it; the entity is the same in other articles. */
  article: Id | null;
  version: string | null;
  span: Span | null;
  name: string | null;
  entity: Id | null;
}

export interface Correction {
  id: Id;
  kind: string;
  of: Evidence[];
  value: string | null;
  by: string | null;
  at: string | null;
  state: 'applied' | 'undone' | 'lost';
}

export interface Status {
  version: string;
  data: string;
  articles: number;
  events: number;
  stories: number;
  skipped: number;
  /** Stories that lists over all of them know as they are now. */
  indexed: number;
  store: string | null;
  writable: boolean;
  language_default: string;
}
