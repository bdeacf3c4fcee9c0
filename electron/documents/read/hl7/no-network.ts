/**
 * The HL7 library stands in one package with a network client, which asks for this name when it is loaded; Node has
 * it from version 22 on. Here it can be asked for and never opened. Must be imported before the library.
 */
if (!('WebSocket' in globalThis)) {
  Object.defineProperty(globalThis, 'WebSocket', {
    configurable: true,
    value: class {
      constructor() {
        throw new Error('There is no network here.');
      }
    },
  });
}

export {};
