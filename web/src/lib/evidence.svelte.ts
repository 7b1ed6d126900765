// The passages that a number or a line stands for, shown beside the view in one panel.
import type { Span } from './types';

export interface Evidence {
  article: string;
  /** null: the whole article stands for it (a credit, an article counted). */
  span: Span | null;
  /** The words that the span should hold; where it no longer does, the anchor is said to be lost. */
  words?: string;
  speaker?: string | null;
  /** Who passed it on, as named in the text. */
  mentions?: Span[];
  note?: string;
}

class EvidencePanel {
  title = $state('');
  passages = $state.raw<Evidence[]>([]);
  open = $state(false);

  show(title: string, passages: Evidence[]): void {
    this.title = title;
    this.passages = passages;
    this.open = true;
  }

  close(): void {
    this.open = false;
  }
}

export const evidence = new EvidencePanel();
