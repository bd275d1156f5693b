/** Every guard of the review, how it is taken out, and the test that fails for it. */
export interface Guard {
  readonly name: string;
  readonly file: string;
  readonly without: readonly (readonly [string, string])[];
  /** The test that must fail once the guard is gone. */
  readonly test: string;
  readonly title: string;
}
