interface Version {
  readonly until: number;
  readonly text: string | null;
}

const PRUNE_AT = 4096;

/**
 * What documents were before they changed, kept while a transaction is open that began before the change: a transaction reads all
 * documents as they were at one moment, and may not write one that has changed since.
 */
export class History {
  private clock = 0;
  private readonly open = new Map<string, number>();
  private readonly versions = new Map<string, Map<string, Version[]>>();
  private noted = 0;
  private pruneAt = PRUNE_AT;

  begin(id: string): void {
    this.open.set(id, this.clock);
  }

  end(id: string): void {
    this.open.delete(id);
    if (this.open.size === 0) {
      this.versions.clear();
      this.noted = 0;
    } else if (this.noted > this.pruneAt) {
      this.prune();
    }
  }

  private prune(): void {
    const oldest = Math.min(...this.open.values());
    this.noted = 0;
    for (const documents of this.versions.values()) {
      for (const [key, versions] of documents) {
        const kept = versions.filter((version) => version.until > oldest);
        this.noted += kept.length;
        if (kept.length === 0) {
          documents.delete(key);
        } else {
          documents.set(key, kept);
        }
      }
    }
    this.pruneAt = PRUNE_AT + 2 * this.noted;
  }

  /** Notes that a document changes now; `before` is its text, null where there was none. */
  note(collection: string, key: string, before: string | null): void {
    this.clock += 1;
    if (this.open.size === 0) {
      return;
    }
    const documents = this.versions.get(collection) ?? new Map<string, Version[]>();
    const versions = documents.get(key) ?? [];
    versions.push({ until: this.clock, text: before });
    documents.set(key, versions);
    this.versions.set(collection, documents);
    this.noted += 1;
  }

  /** Whether the document has changed since the transaction began. */
  changed(id: string, collection: string, key: string): boolean {
    return this.at(id, this.versions.get(collection)?.get(key)) !== undefined;
  }

  /** The documents of a collection that have changed since, as they were then; all, or the one of a key. */
  before(id: string, collection: string, only?: string): Map<string, string | null> {
    const past = new Map<string, string | null>();
    const documents = this.versions.get(collection);
    for (const [key, versions] of only === undefined ? (documents ?? []) : [[only, documents?.get(only)] as const]) {
      const version = this.at(id, versions);
      if (version !== undefined) {
        past.set(key, version.text);
      }
    }
    return past;
  }

  private at(id: string, versions: readonly Version[] | undefined): Version | undefined {
    const began = this.open.get(id) ?? Number.POSITIVE_INFINITY;
    return versions?.find((version) => version.until > began);
  }
}
