// Write the stroke order of Chinese characters, by the collator of Node's full ICU, as a data file.
// Usage: node scripts/make_strokes.mjs > candidates/data/strokes.csv   (part of `make vendor`)
// Lines are `rank,character`, for the unified ideographs U+4E00 to U+9FFF that the collator orders.

const collator = new Intl.Collator("zh-u-co-stroke");
if (collator.resolvedOptions().collation !== "stroke") {
  console.error("this Node has no stroke collation: a build with full ICU is needed");
  process.exit(1);
}
const characters = [];
for (let point = 0x4e00; point <= 0x9fff; point += 1) {
  characters.push(String.fromCodePoint(point));
}
characters.sort((left, right) => collator.compare(left, right) || (left < right ? -1 : 1));
const lines = characters.map((character, index) => `${index + 1},${character}`);
process.stdout.write(`rank,character\n${lines.join("\n")}\n`);
