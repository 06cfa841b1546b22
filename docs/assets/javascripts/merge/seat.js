/**
 * The seat of a new unit: how far its members are from it, as the crow flies.
 *
 * @typedef {{code: string, name: string, distances: {code: string, name: string, km: string | null}[],
 *   farthest: string | null}} Seat `km` null where a point is not known
 * @typedef {import("./groups.js").Result} Result
 */

import { element } from "../shared/dom.js";

/** @param {string} km */
const kmText = (km) => `${km.replace(".", ",")}${km.includes(".") ? "" : ",0"} km`;

/** @param {Seat} seat */
const farthestOf = ({ distances: ways, farthest }) => ways.find(({ code }) => code === farthest);

/**
 * Shows where the seat is, the farthest member, and each of the others when asked for.
 *
 * @param {Seat} seat
 */
export function distances(seat) {
  const far = farthestOf(seat);
  const unknown = seat.distances.filter(({ km }) => km === null).length;
  const head = far?.km ? `xa nhất ${kmText(far.km)} đường chim bay, từ ${far.name}` : "chưa rõ khoảng cách";
  const rest = far && unknown ? `; ${unknown} đơn vị chưa rõ` : "";
  return element(
    "details",
    { class: "merge-seat" },
    element("summary", {}, `Trụ sở ở ${seat.name}: ${head}${rest}`),
    element(
      "ul",
      {},
      ...seat.distances.map(({ name, km }) => element("li", {}, `${name}: ${km === null ? "danh sách không có điểm" : kmText(km)}`)),
    ),
    element("p", { class: "hint" }, "Giữa các điểm mà danh sách ghi, làm tròn đến 0,1 km; không đổi kết quả."),
  );
}

/**
 * Returns the longest way to a seat in a scenario, as words; "" where none is known.
 *
 * @param {Result} result
 */
export function longestWay({ groups }) {
  const seats = groups.flatMap(({ name, seat }) => {
    const far = seat && farthestOf(seat);
    return far?.km ? [{ name, km: far.km }] : [];
  });
  const [first, ...others] = seats;
  if (!first) return "";
  const longest = others.reduce((most, one) => (Number(one.km) > Number(most.km) ? one : most), first);
  return `${kmText(longest.km)} (${longest.name})`;
}
