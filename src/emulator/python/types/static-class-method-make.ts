/**
 * Calling `staticmethod` and `classmethod`; apart from their classes, which import nothing (static-class-method.ts).
 */
import { classmethodType, defineType, staticmethodType } from '../runtime/object.ts';
import { checkArguments } from './builtin.ts';
import { PyClassMethod, PyStaticMethod } from './static-class-method.ts';

defineType(staticmethodType, {
  make(_type, args, keywords) {
    checkArguments(args, keywords, 1, 1);
    return new PyStaticMethod(args[0]!);
  },
});

defineType(classmethodType, {
  make(_type, args, keywords) {
    checkArguments(args, keywords, 1, 1);
    return new PyClassMethod(args[0]!);
  },
});
