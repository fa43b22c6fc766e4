// Prints one line, `N passed, N failed`, over vitest's JSON reports. A suite that could not be loaded counts as failed,
// and so does a report that is missing.
import { readFileSync } from 'node:fs';

/** Tests of one report by how they ended. */
function countTests({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

let [passed, failed] = [0, 0];
for (const file of process.argv.slice(2)) {
  try {
    const counts = countTests(JSON.parse(readFileSync(file, 'utf8')));
    passed += counts.passed;
    failed += counts.failed;
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    failed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
