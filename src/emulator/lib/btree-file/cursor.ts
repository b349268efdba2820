/**
 * A scan through the records of a btree file in the order of their keys. Follows bt_seq.c of Berkeley DB 1.85.
 * DIFFERS: where the file was changed meanwhile, the scan goes on behind the key that it came to, in its direction. The
 * library comes to a replaced record again and again, and turns round where a backward scan's record was deleted.
 */
import { NO_PAGE } from './page.ts';
import type { LeafPage } from './page.ts';
import { badFormat } from './storage.ts';
import { firstOf, lastOf } from './tree.ts';
import type { BtreeRecord, Place, Tree } from './tree.ts';

interface Position {
  readonly leaf: number;
  readonly index: number;
  readonly key: Uint8Array;
  /** `changes` of the pages when it was taken. */
  readonly changes: number;
}

export class Cursor {
  private readonly tree: Tree;
  private position: Position | null = null;
  /** Leaves passed since the last look-up. */
  private hops = 0;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  /** Each of these moves to a record and gives it; where there is none it stays and gives undefined. */
  first(): BtreeRecord | undefined {
    return this.move(() => this.lookedUp(this.tree.edge('first')));
  }

  last(): BtreeRecord | undefined {
    return this.move(() => this.lookedUp(this.tree.edge('last')));
  }

  /** The first record whose key is not below this one. */
  seek(key: Uint8Array): BtreeRecord | undefined {
    return this.move(() => this.settled(this.lookedUp(this.tree.bound(key, 'before'))));
  }

  /** The record behind; the first one to begin with. */
  next(): BtreeRecord | undefined {
    const { position } = this;
    if (position === null) return this.first();
    return this.move(() => {
      const place = this.unchangedPlace(position);
      if (place) return this.settled({ leaf: place.leaf, index: place.index + 1 });
      return this.settled(this.lookedUp(this.tree.bound(position.key, 'after')));
    });
  }

  /** The record in front; the last one to begin with. */
  previous(): BtreeRecord | undefined {
    const { position } = this;
    if (position === null) return this.last();
    return this.move(() => {
      const { leaf, index } = this.unchangedPlace(position) ?? this.lookedUp(this.tree.bound(position.key, 'before'));
      if (index > 0) return { leaf, index: index - 1 };
      return leaf.previous === NO_PAGE ? undefined : lastOf(this.hop(leaf.previous));
    });
  }

  private move(find: () => Place | undefined): BtreeRecord | undefined {
    const { store } = this.tree;
    const place = find();
    const record = place && this.tree.recordAt(place);
    if (place && record) {
      const { leaf, index } = place;
      this.position = { leaf: leaf.number, index, key: record.key, changes: store.changes };
    }
    store.trim();
    return record;
  }

  private unchangedPlace({ leaf, index, changes }: Position): Place | undefined {
    const { store } = this.tree;
    return changes === store.changes ? { leaf: store.leaf(leaf), index } : undefined;
  }

  private lookedUp<Found>(found: Found): Found {
    this.hops = 0;
    return found;
  }

  /** A place behind the items of its leaf means the beginning of the next one. */
  private settled(place: Place): Place | undefined {
    const { leaf, index } = place;
    if (index < leaf.items.length) return place;
    return leaf.next === NO_PAGE ? undefined : firstOf(this.hop(leaf.next));
  }

  /** Leaves that are linked in a ring would be passed for ever. */
  private hop(leaf: number): LeafPage {
    if (++this.hops > this.tree.store.pageCount) throw badFormat('leaves in a ring');
    return this.tree.store.leaf(leaf);
  }
}
