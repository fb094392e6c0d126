import { expect, test } from 'vitest';
import { OWN } from '../../src/cli/own.ts';
import { RULES } from '../../src/lint/rules.ts';

const HEADS = ['Rule', 'Severity', 'Law', 'What it asks'] as const;

/** As Prettier lays tables out. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const all = [HEADS, ...rows];
  const width = HEADS.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, i) => cell.padEnd(width[i] ?? 0, fill)).join(' | ')} |\n`;
  return [line(HEADS), line(['', '', '', ''], '-'), ...rows.map((row) => line(row))].join('');
}

const lawful = RULES.filter(({ law }) => law !== undefined);
const good = RULES.filter(({ law }) => law === undefined);

const page = `# What \`doui check\` asks

The rules look at the versions of notices that are in force at the time in question (\`--at\`, else
now) and at those to come. What has ended or been superseded is passed over: evidence points at it,
so nobody may mend it. A finding leads to the line and column of its place; of what is missing, of
the closest thing around it.

An \`error\` does harm, or the law forbids it. A \`warning\` says what is lacking. A \`note\` asks for
thought; so does a rule whose law is not yet in force for the version, and it says from when.

The rules read what the notices state. They cannot see what is done, and are no legal advice.

## The law

They apply where the controller's country is \`JP\`. APPI is the Act on the Protection of Personal
Information, Act No. 57 of 2003; TBA the Telecommunications Business Act, Act No. 86 of 1984.

${tableOf(
  lawful.map(({ id, severity, law = '', from, title }) => [
    `\`${id}\``,
    severity,
    from === undefined ? law : `${law} from ${from}`,
    title,
  ]),
)}
## Good notices

They apply everywhere.

${tableOf(good.map(({ id, severity, title }) => [`\`${id}\``, severity, '', title]))}
## The file and its lock

${tableOf(
  Object.entries(OWN).map(([id, { severity, title }]) => [`\`${id}\``, severity, '', title]),
)}`;

test('docs/rules.md is made of the rules (vitest -u writes it)', async () => {
  await expect(page).toMatchFileSnapshot('../../docs/rules.md');
});

test('each rule is known by one name', () => {
  const ids = [...RULES.map(({ id }) => id), ...Object.keys(OWN)];
  expect(new Set(ids).size).toBe(ids.length);
});
