// Which rows of a long list are in view. The list keeps its full height, only these rows are in the page.

export interface Shown {
  first: number;
  /** One past the last. */
  end: number;
  before: number;
  after: number;
}

export function shownRows(total: number, rowSize: number, scroll: number, viewport: number, spare = 8): Shown {
  const first = Math.min(Math.max(0, Math.floor(scroll / rowSize) - spare), total);
  const end = Math.min(total, Math.ceil((scroll + viewport) / rowSize) + spare);
  const last = Math.max(first, end);
  return { first, end: last, before: first * rowSize, after: (total - last) * rowSize };
}
