/** Proves a password so many times and prints the milliseconds of processor time of one proof. */
import { hashPassword, isPasswordOf } from '../../accounts/password.ts';

const [count = 0] = process.argv.slice(2).map(Number);
const password = 'bench';
const hash = await hashPassword(password);
const before = process.cpuUsage();
for (let proof = 0; proof < count; proof += 1) await isPasswordOf(hash, password);
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000 / count));
