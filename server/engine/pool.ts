// What is lent to one at a time: made when first needed, at most so many, then waited for in turn.

export class Pool<T> {
  /** what nobody has now */
  readonly idle: T[] = [];
  private readonly make: () => Promise<T>;
  private readonly most: number;
  private readonly waiting: ((lent: T) => void)[] = [];
  private made = 0;

  /** @param most lent at once */
  constructor(make: () => Promise<T>, most: number) {
    this.make = make;
    this.most = most;
  }

  async use<R>(work: (lent: T) => Promise<R>): Promise<R> {
    const lent = await this.take();
    try {
      return await work(lent);
    } finally {
      const next = this.waiting.shift();
      if (next) next(lent);
      else this.idle.push(lent);
    }
  }

  private async take(): Promise<T> {
    if (this.idle.length > 0) return this.idle.pop()!;
    if (this.made < this.most) {
      this.made += 1;
      return this.make().catch((error: unknown) => {
        this.made -= 1;
        throw error;
      });
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
