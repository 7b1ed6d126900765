// The way of a statement as a graph: who said it, through which agencies and outlets it went, who printed it.
// One node a name, one edge a step, with the wordings that state it.
import { fold } from './text';
import type { Articles } from './wordings';
import type { Hop, Statement, Wording } from './types';

export type StepKind = 'stated' | 'credited' | 'copied' | 'unstated';

export interface ChainNode {
  key: string;
  /** null: the origin is not stated. */
  name: string | null;
  role: 'person' | 'relay' | 'outlet' | 'many' | 'unstated';
  column: number;
  /** Of `many`: how many outlets it stands for. */
  count: number;
}

export interface ChainEdge {
  from: string;
  to: string;
  kind: StepKind;
  wordings: Wording[];
}

export interface Chain {
  nodes: ChainNode[];
  edges: ChainEdge[];
  columns: number;
}

/** Above this many outlets in one column those with the same way in are shown as one node. */
const kMostOutlets = 16;
/** Of a step that several articles know differently, the strongest is drawn. */
const kStrength: Record<StepKind, number> = { stated: 3, credited: 2, copied: 1, unstated: 0 };
const kUnstated = '\u0000unstated';

interface Step {
  name: string | null;
  role: ChainNode['role'];
  kind: StepKind;
}

export function chainOf(statement: Statement, articles: Articles): Chain {
  const nodes = new Map<string, ChainNode>();
  const edges = new Map<string, ChainEdge>();
  for (const wording of statement.wordings) {
    const steps = stepsOf(wording, statement, articles);
    steps.forEach((step, i) => {
      const key = keyOf(step);
      const known = nodes.get(key);
      if (!known) nodes.set(key, { key, name: step.name, role: step.role, column: 0, count: 1 });
      else if (known.role === 'outlet' && step.role === 'relay') known.role = 'relay';
      const before = steps[i - 1];
      if (before) join(edges, keyOf(before), key, step.kind, wording);
    });
  }
  return place(fewer({ nodes: [...nodes.values()], edges: [...edges.values()], columns: 0 }));
}

/** From the speaker to the outlet; `kind` says how the step into each is known. */
export function stepsOf(wording: Wording, statement: Statement, articles: Articles): Step[] {
  const outlet = articles.get(wording.article)?.outlet ?? articles.get(wording.article)?.title ?? wording.article;
  const relays = wording.chain.filter((hop) => hop.role === 'relay' && fold(hop.name) !== fold(outlet)).reverse();
  const said = wording.chain.find((hop) => hop.role === 'source')?.name ?? null;
  const speaker = statement.speaker?.name ?? said;
  const steps: Step[] = speaker ? [{ name: speaker, role: 'person', kind: 'stated' }] : [];
  for (const hop of relays) if (!speaker || fold(hop.name) !== fold(speaker)) steps.push(relayStep(hop));
  const kind = lastKind(wording, relays.length > 0, speaker, outlet);
  if (!relays.length && kind !== 'stated') {
    steps.push({ name: wording.origin, role: wording.origin ? 'relay' : 'unstated', kind });
  }
  steps.push({ name: outlet, role: 'outlet', kind });
  return steps;
}

function relayStep(hop: Hop): Step {
  return { name: hop.name, role: 'relay', kind: 'stated' };
}

function lastKind(wording: Wording, relayed: boolean, speaker: string | null, outlet: string): StepKind {
  if (relayed) return 'stated';
  const { origin, origin_basis: basis } = wording;
  if (!origin) return 'unstated';
  // The speaker's own communiqué, or the outlet that heard it: no one stands between.
  if ((speaker && fold(origin) === fold(speaker)) || fold(origin) === fold(outlet)) return 'stated';
  return basis ?? 'unstated';
}

function keyOf(step: Step): string {
  return step.name === null ? kUnstated : fold(step.name);
}

function join(edges: Map<string, ChainEdge>, from: string, to: string, kind: StepKind, wording: Wording): void {
  if (from === to) return;
  const id = `${from}\u0001${to}`;
  const edge = edges.get(id) ?? { from, to, kind, wordings: [] };
  if (kStrength[kind] > kStrength[edge.kind]) edge.kind = kind;
  edge.wordings.push(wording);
  edges.set(id, edge);
}

/** Outlets that one node alone leads to, by the same kind of step, become one node where there are too many. */
function fewer(chain: Chain): Chain {
  const outlets = chain.nodes.filter((node) => node.role === 'outlet');
  if (outlets.length <= kMostOutlets) return chain;
  const into = new Map<string, ChainEdge[]>();
  for (const edge of chain.edges) into.set(edge.to, [...(into.get(edge.to) ?? []), edge]);
  const groups = new Map<string, ChainNode[]>();
  for (const node of outlets) {
    const edges = into.get(node.key) ?? [];
    const [edge] = edges;
    if (edge && edges.length === 1) {
      const way = `${edge.from}\u0001${edge.kind}`;
      groups.set(way, [...(groups.get(way) ?? []), node]);
    }
  }
  const replaced = new Map<string, ChainNode>();
  for (const [way, nodes] of groups) {
    if (nodes.length < 3) continue;
    const many: ChainNode = { key: `\u0000many${way}`, name: null, role: 'many', column: 0, count: nodes.length };
    for (const node of nodes) replaced.set(node.key, many);
  }
  const edges = new Map<string, ChainEdge>();
  for (const edge of chain.edges) {
    const to = replaced.get(edge.to)?.key ?? edge.to;
    for (const wording of edge.wordings) join(edges, edge.from, to, edge.kind, wording);
  }
  const nodes = [...new Set(chain.nodes.map((node) => replaced.get(node.key) ?? node))];
  return { nodes, edges: [...edges.values()], columns: 0 };
}

/** Columns by the longest way from a speaker; who only prints stands in the last one. */
function place(chain: Chain): Chain {
  const nodes = new Map(chain.nodes.map((node) => [node.key, node]));
  // Two outlets that name each other make a ring: as many rounds as nodes, and no more.
  for (let round = 0; round < chain.nodes.length; round++) {
    let moved = false;
    for (const edge of chain.edges) {
      const from = nodes.get(edge.from);
      const to = nodes.get(edge.to);
      if (from && to && to.column <= from.column && from.column + 1 < chain.nodes.length) {
        to.column = from.column + 1;
        moved = true;
      }
    }
    if (!moved) break;
  }
  squeeze(chain.nodes);
  const last = Math.max(1, ...chain.nodes.map((node) => node.column));
  const leads = new Set(chain.edges.map((edge) => edge.from));
  for (const node of chain.nodes) {
    if ((node.role === 'outlet' || node.role === 'many') && !leads.has(node.key)) node.column = last;
  }
  return { ...chain, columns: last + 1 };
}

/** A ring pushes columns far out: only their order counts. */
function squeeze(nodes: ChainNode[]): void {
  const used = [...new Set(nodes.map((node) => node.column))].sort((a, b) => a - b);
  const rank = new Map(used.map((column, i) => [column, i]));
  for (const node of nodes) node.column = rank.get(node.column) ?? 0;
}
