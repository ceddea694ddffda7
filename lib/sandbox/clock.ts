/**
 * The sandbox's time: real time plus an offset, or frozen. Everything that happens later (webhook retries,
 * expiries) is a task on this clock, so a test that advances it sees the same order every time.
 */
export interface ClockState {
  now: string;
  frozen: boolean;
  pending: number;
}

interface Task {
  at: number;
  order: number;
  run: () => Promise<void> | void;
}

export class SandboxClock {
  private offset = 0;
  private frozenAt: number | null = null;
  private tasks: Task[] = [];
  private order = 0;
  private timer: NodeJS.Timeout | null = null;
  private readonly running = new Set<Promise<void>>();
  private stepping = false;

  constructor(startAt?: number) {
    if (startAt !== undefined) this.frozenAt = startAt;
  }

  /** Current sandbox time in milliseconds since the epoch. */
  now(): number {
    return this.frozenAt ?? Date.now() + this.offset;
  }

  /** Stops time at `at`, or where it stands. */
  freeze(at: number = this.now()): void {
    this.frozenAt = at;
    this.arm();
  }

  /** Lets time run again from where it was frozen. */
  unfreeze(): void {
    if (this.frozenAt === null) return;
    this.offset = this.frozenAt - Date.now();
    this.frozenAt = null;
    this.arm();
  }

  /** Registers work for `at` (ms). Work already due starts on the next turn of the event loop, frozen or not. */
  schedule(at: number, run: Task["run"]): void {
    const task = { at, order: this.order++, run };
    let index = this.tasks.length;
    while (index > 0 && (this.tasks[index - 1]?.at ?? 0) > at) index--;
    this.tasks.splice(index, 0, task);
    this.arm();
  }

  /** Moves time forward by `ms`, stopping at every task on the way and waiting for it. */
  async advance(ms: number): Promise<void> {
    const target = this.now() + Math.max(0, ms);
    this.stepping = true;
    try {
      for (;;) {
        await this.idle();
        const next = this.tasks[0];
        if (next === undefined || next.at > target) break;
        this.tasks.shift();
        this.jump(Math.max(this.now(), next.at));
        await this.start(next);
      }
      this.jump(Math.max(this.now(), target));
    } finally {
      this.stepping = false;
      this.arm();
    }
  }

  /** Sets the time. Later times run what becomes due; earlier ones only move the clock. */
  async set(at: number): Promise<void> {
    if (at >= this.now()) await this.advance(at - this.now());
    else this.jump(at);
    this.arm();
  }

  /** Runs everything due now, one after the other, and waits for work under way. */
  async runDue(): Promise<void> {
    await this.advance(0);
  }

  /** Waits until no started task is unfinished. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Forgets all tasks and returns to real time. */
  reset(): void {
    this.stop();
    this.tasks = [];
    this.offset = 0;
    this.frozenAt = null;
  }

  /** Drops the pending timer so that the process can end. */
  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  state(): ClockState {
    return {
      now: new Date(this.now()).toISOString(),
      frozen: this.frozenAt !== null,
      pending: this.tasks.length,
    };
  }

  private jump(at: number): void {
    if (this.frozenAt !== null) this.frozenAt = at;
    else this.offset = at - Date.now();
  }

  private start(task: Task): Promise<void> {
    const work = Promise.resolve()
      .then(task.run)
      .catch(() => undefined)
      .finally(() => this.running.delete(work));
    this.running.add(work);
    return work;
  }

  private arm(): void {
    this.stop();
    const next = this.tasks[0];
    if (next === undefined || this.stepping) return;
    const wait = next.at - this.now();
    if (wait > 0 && this.frozenAt !== null) return;
    // setTimeout overflows beyond 24.8 days; waking earlier only arms again.
    this.timer = setTimeout(() => this.wake(), Math.min(Math.max(wait, 0), 2_000_000_000));
    this.timer.unref();
  }

  private wake(): void {
    if (!this.stepping) {
      while ((this.tasks[0]?.at ?? Number.POSITIVE_INFINITY) <= this.now()) {
        const task = this.tasks.shift();
        if (task !== undefined) void this.start(task);
      }
    }
    this.arm();
  }
}
