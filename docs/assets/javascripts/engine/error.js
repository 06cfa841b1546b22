/**
 * Why the engine did not start or did not answer, in words for the reader.
 *
 * @typedef {import("./worker.js").Fault | "outdated" | "slow" | "stopped" | "calculation"} Cause
 */

/** @type {Record<Cause, string>} what a reader is told; the file concerned follows */
const EXPLANATIONS = {
  network: "Mất kết nối mạng khi đang tải bộ máy tính. Hãy kiểm tra mạng rồi thử lại.",
  missing: "Máy chủ không có tệp cần cho bộ máy tính. Có thể trang vừa được cập nhật: hãy tải lại trang.",
  corrupt: "Tệp của bộ máy tính bị hỏng trên đường tải. Hãy thử lại; nếu vẫn lỗi, hãy tải lại trang.",
  insecure: "Trang được mở bằng địa chỉ http, không kiểm tra được tệp tải về. Hãy mở bằng địa chỉ bắt đầu bằng https.",
  unsupported: "Trình duyệt này quá cũ, không chạy được bộ máy tính. Hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari.",
  broken: "Bộ máy tính dừng đột ngột, có thể vì máy hết bộ nhớ. Hãy thử lại.",
  slow: "Đã quá lâu không nhận được gì từ máy chủ. Hãy kiểm tra mạng rồi thử lại.",
  outdated: "Bộ máy tính tải về không cùng phiên bản với trang. Hãy tải lại trang.",
  stopped: "Đã dừng theo yêu cầu. Những gì đã nhập vẫn còn nguyên.",
  calculation: "Bộ máy tính gặp lỗi khi tính. Số liệu đã nhập vẫn còn nguyên.",
};

/** The end of a start or of a question; its message names the file concerned, if there is one. */
export class EngineError extends Error {
  /**
   * @param {Cause} reason
   * @param {string} [file] the file concerned
   * @param {string} [detail] what the machine said, for a report of the fault
   */
  constructor(reason, file = "", detail = "") {
    super(file ? `${EXPLANATIONS[reason]} (${file})` : EXPLANATIONS[reason]);
    this.name = "EngineError";
    this.reason = reason;
    this.file = file;
    this.detail = detail;
  }
}
