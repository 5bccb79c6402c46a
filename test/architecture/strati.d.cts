declare const tabella: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] };
export = tabella;
