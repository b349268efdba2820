import { describe, expect, test } from 'vitest';
import { javascript } from './javascript.ts';

describe('statements become JavaScript', () => {
  test('a module keeps a frame, shows its lines and stores globals as properties', () => {
    expect(javascript('x = 1\ny = x')).toMatchInlineSnapshot(`
      "function module(){const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K0;
      let t0;
      F.line=1;
      t0=1,G.$x!==undefined||--G.room>=0?G.$x=t0:G.put("x",t0);
      F.line=2;
      t0=(G.$x??B.$x??undefinedName("x")),G.$y!==undefined||--G.room>=0?G.$y=t0:G.put("y",t0);
      vm.depth=d-1;
      return None;
      }
      "
    `);
  });

  test('a function checks its arguments, enters its frame and polls', () => {
    expect(javascript('def f(a):\n  return a')).toMatchInlineSnapshot(`
      "function module(){const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K0;
      let t0;
      F.line=1;
      t0=(new Fun(K1,function f_f(l_a){if(arguments.length!==1)return fillDefaults(this,arguments);
      const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K1;
      F.line=2;
      F.a=l_a;
      if(--vm.fuel<0)poll();
      {const r=l_a;
      vm.depth=d-1;
      return r;
      }vm.depth=d-1;
      return None;
      },[],null,[])),G.$f!==undefined||--G.room>=0?G.$f=t0:G.put("f",t0);
      vm.depth=d-1;
      return None;
      }
      "
    `);
  });

  test('a loop over a range counts without an object', () => {
    expect(javascript('for i in range(9):\n  pass')).toMatchInlineSnapshot(`
      "function module(){const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K0;
      let t0;
      F.line=1;
      const e2=9;
      let i1=0;
      for(;
      typeof i1==='number'&&typeof e2==='number'?i1<e2:(F.line=2,truth(less(i1,e2)));
      i1=typeof i1==='number'?i1+(1):(F.line=2,binary('+=',i1,1))){
      if(--vm.fuel<0)poll();
      t0=i1,G.$i!==undefined||--G.room>=0?G.$i=t0:G.put("i",t0);
      F.line=2;
      }vm.depth=d-1;
      return None;
      }
      "
    `);
  });

  test('the guard of a while loop has the line of the last statement of its body', () => {
    expect(javascript('while a():\n  b\n  c = 1')).toMatchInlineSnapshot(`
      "function module(){const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K0;
      let t0,t1;
      F.line=1;
      while((F.line=3,((t1=(t0=(G.$a??B.$a??undefinedName("a")),(t0.fn===undefined?call(t0,[]):t0.fn())))===true||t1!==false&&truth(t1)))){
      if(--vm.fuel<0)poll();
      F.line=2;
      (G.$b??B.$b??undefinedName("b"));
      F.line=3;
      t0=1,G.$c!==undefined||--G.room>=0?G.$c=t0:G.put("c",t0);
      }vm.depth=d-1;
      return None;
      }
      "
    `);
  });

  test('what is never true is not there', () => {
    expect(javascript('if 0: a()\nelif False: b()\nelse: x = 2')).toMatchInlineSnapshot(`
      "function module(){const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K0;
      let t0;
      F.line=1;
      if(true){F.line=3;
      t0=2,G.$x!==undefined||--G.room>=0?G.$x=t0:G.put("x",t0);
      }vm.depth=d-1;
      return None;
      }
      "
    `);
  });

  test('an exception is taken through caught() before it is matched', () => {
    expect(javascript('try:\n  x = 1\nexcept KeyError:\n  x = 2')).toMatchInlineSnapshot(`
      "function module(){const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K0;
      let t0;
      F.line=1;
      try{F.line=2;
      t0=1,G.$x!==undefined||--G.room>=0?G.$x=t0:G.put("x",t0);
      }catch(x1$){const x1=caught(x1$,d);
      F.line=2;
      if(matches(x1,(G.$KeyError??B.$KeyError??undefinedName("KeyError")))){F.line=4;
      t0=2,G.$x!==undefined||--G.room>=0?G.$x=t0:G.put("x",t0);
      }else{F.line=4;
      throw x1;
      }}vm.depth=d-1;
      return None;
      }
      "
    `);
  });

  test('a generator owns its frame', () => {
    expect(javascript('def g():\n  yield 1')).toMatchInlineSnapshot(`
      "function module(){const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K0;
      let t0;
      F.line=1;
      t0=(new Fun(K1,(()=>{function*b(F){(yield 1);
      return None;
      }return function f_g(){if(arguments.length!==0)return fillDefaults(this,arguments);
      const F=new Frame(K1,2);
      return new Generator(F,b(F));
      };
      })(),[],null,[])),G.$g!==undefined||--G.room>=0?G.$g=t0:G.put("g",t0);
      vm.depth=d-1;
      return None;
      }
      "
    `);
  });

  test('a constant takes the place of its name', () => {
    expect(javascript('_A = const(2)\nB = const(_A * 3)\nx = B')).toMatchInlineSnapshot(`
      "function module(){const d=vm.depth+1;
      if(d>MAX_DEPTH)tooDeep();
      vm.depth=d;
      const F=FR[d];
      F.code=K0;
      let t0;
      F.line=1;
      F.line=2;
      t0=6,G.$B!==undefined||--G.room>=0?G.$B=t0:G.put("B",t0);
      F.line=3;
      t0=6,G.$x!==undefined||--G.room>=0?G.$x=t0:G.put("x",t0);
      vm.depth=d-1;
      return None;
      }
      "
    `);
  });
});
