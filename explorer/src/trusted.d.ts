/** Trusted types, as far as the engine's worker needs them; browsers without them have no `trustedTypes`. */
interface Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (given: string) => string },
    ): { createScriptURL(given: string): unknown };
  };
}
