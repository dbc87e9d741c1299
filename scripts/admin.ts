import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { openPrisma } from '../store/database.ts';
import { withDatabase } from './database.ts';

// `npm run admin:create -- <username> [unit]` makes an administrator and prints his password, once.
const [username, unitId = 'centre'] = process.argv.slice(2);
if (username === undefined || !/^[a-z0-9._-]{3,40}$/.test(username)) {
  console.error('Usage: npm run admin:create -- <username> [unit]: 3 to 40 of a–z, 0–9, dot, dash and underscore.');
  process.exit(2);
}
const password = randomBytes(15).toString('base64url');
const passwordHash = await hash(password);
await withDatabase(async (url) => {
  const prisma = openPrisma(url);
  try {
    const unit = await prisma.unit.findUnique({ where: { id: unitId } });
    if (!unit && unitId !== 'centre') throw new Error(`There is no unit ${unitId}.`);
    const centre = { id: unitId, name: '12345热线中心', short: '热线中心', kind: 'centre', divisionCode: '15' };
    if (!unit) await prisma.unit.create({ data: centre });
    await prisma.user.create({
      data: { id: username, username, name: username, passwordHash, roles: ['admin'], unitId },
    });
  } finally {
    await prisma.$disconnect();
  }
});
console.log(`管理员 administrator: ${username}\n密码 password: ${password}`);
