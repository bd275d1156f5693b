/** Milliseconds of a frame's 16 beyond which the next does less, and below which it does more. */
const LONG = 9;
const SHORT = 4;
const MOST = 4;

/**
 * How much a frame has room for, learned from the frames before: script, layout and painting of the window's thread, measured
 * from the frame's beginning to the first task after it. A quick machine fills a page at once, a slow one keeps moving.
 */
export class FramePace {
  private pieces = 1;
  private began = 0;
  private readonly after = new MessageChannel();
  private readonly clock: () => number;

  /** `clock` in milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.clock = clock;
    this.after.port1.onmessage = () => this.judge(clock() - this.began);
  }

  get room(): number {
    return this.pieces;
  }

  /** Other rows altogether: their first frame has the page around them to draw as well. */
  begin(): void {
    this.pieces = 1;
  }

  /** Called in a frame that draws; what it took is known by the next one. */
  measure(): void {
    this.began = this.clock();
    this.after.port2.postMessage(undefined);
  }

  private judge(took: number): void {
    if (took > LONG) this.pieces = Math.max(1, Math.floor(this.pieces / 2));
    else if (took < SHORT) this.pieces = Math.min(MOST, this.pieces + 1);
  }
}
