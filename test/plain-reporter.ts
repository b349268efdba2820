/** Ends a test run with one plain line, `N passed, N failed`, which machines read; skipped tests are named. */
import type { Reporter, TestModule } from 'vitest/node';

export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => Array.from(module.children.allTests()));
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    // A file that cannot be loaded has no tests of its own, and an error outside of all tests has no file.
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    for (const test of inState('skipped')) console.log(`skipped: ${test.module.relativeModuleId} > ${test.fullName}`);
    console.log(`${inState('passed').length} passed, ${inState('failed').length + broken} failed`);
  }
}
