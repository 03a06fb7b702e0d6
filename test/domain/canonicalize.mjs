// Reads a JSON list and writes the canonical text of each value as the library has it: a module that jest cannot load itself.
import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';

const values = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(values.map((value) => canonicalize(value))));
