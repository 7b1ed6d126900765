// Which kinds of marks the reader has switched on, remembered from article to article.
import { kKinds, type MarkKind } from './marks';
import { remember, remembered } from './memory';

class MarkChoice {
  on = $state.raw<ReadonlySet<MarkKind>>(this.first());

  toggle(kind: MarkKind): void {
    const next = new Set(this.on);
    if (!next.delete(kind)) next.add(kind);
    this.on = next;
    remember('marks', [...next].join(' '));
  }

  private first(): ReadonlySet<MarkKind> {
    const kept = remembered('marks');
    return new Set(kept === null ? kKinds : kKinds.filter((kind) => kept.split(' ').includes(kind)));
  }
}

export const markChoice = new MarkChoice();
