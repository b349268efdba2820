/**
 * The `uerrno` module: names of error numbers. The shipped firmware has five of them (facts section 3.16); the
 * documented board has all that MicroPython 1.9.1 knows (py/moduerrno.c) and `errorcode`, which goes from number to
 * name.
 */
import { OrderedTable } from '../runtime/hash-table.ts';
import { PyDict } from '../types/dict.ts';
import { PyBuiltinModule } from '../types/module.ts';

const SHIPPED = { EPERM: 1, EIO: 5, ENODEV: 19, EINVAL: 22, ETIMEDOUT: 110 };

const DOCUMENTED = {
  EPERM: 1,
  ENOENT: 2,
  EIO: 5,
  EBADF: 9,
  EAGAIN: 11,
  ENOMEM: 12,
  EACCES: 13,
  EEXIST: 17,
  ENODEV: 19,
  EISDIR: 21,
  EINVAL: 22,
  EOPNOTSUPP: 95,
  EADDRINUSE: 98,
  ECONNABORTED: 103,
  ECONNRESET: 104,
  ENOBUFS: 105,
  ENOTCONN: 107,
  ETIMEDOUT: 110,
  ECONNREFUSED: 111,
  EHOSTUNREACH: 113,
  EALREADY: 114,
  EINPROGRESS: 115,
};

export function makeUerrno(shipped: boolean): PyBuiltinModule {
  if (shipped) return new PyBuiltinModule('uerrno', SHIPPED);
  const errorcode = new PyDict(new OrderedTable());
  for (const [name, number] of Object.entries(DOCUMENTED)) errorcode.table.set(number, name);
  return new PyBuiltinModule('uerrno', { errorcode, ...DOCUMENTED });
}
