/**
 * Workers under the page's policy: only a worker that is started from a blob inherits it.
 *
 * @param {URL} address of the worker's module, which exports `begin`
 * @param {string} name
 * @param {string[]} values to `begin`
 */
export function boundWorker(address, name, ...values) {
  const text = `import { begin } from ${JSON.stringify(address.href)}; begin(...${JSON.stringify(values)});`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return new Worker(url, { type: "module", name });
}
