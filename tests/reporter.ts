import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Ends a run with what a machine can read: every skipped test with its reason (a test that wants a tool this computer
 * lacks says so in `skip`), then one line, `12 passed, 0 failed`, which is always the last.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    // A file that does not even load has no tests to fail, and an error outside every test belongs to none: both count.
    const broken = modules.reduce((sum, module) => sum + brokenParts(module), 0) + errors.length;
    const failed = tests.filter((test) => test.result().state === 'failed').length + broken;

    const lines = [`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`];
    if (skipped.length > 0) lines.unshift(`Skipped on this computer: ${skipped.length}`, ...skipped.map(describeSkip));
    // On exit, so that no other reporter can write below it.
    process.once('exit', () => process.stdout.write(`\n${lines.join('\n')}\n`));
  }
}

function brokenParts(module: TestModule): number {
  const suites = [...module.children.allSuites()];
  return module.errors().length + suites.reduce((sum, suite) => sum + suite.errors().length, 0);
}

function describeSkip(test: TestCase): string {
  const result = test.result();
  const reason = result.state === 'skipped' && result.note ? result.note : 'no reason given';
  return `  ${test.module.relativeModuleId}: ${test.fullName} (${reason})`;
}
