import "server-only";
import { createTransport } from "nodemailer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** A plain-text mail to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const timeoutMs = 10_000;

/**
 * Sends a mail by SMTP_URL. Answers `sent`, `failed` (logged without the address), or `off` when no mail server is
 * configured. Never call it inside a transaction.
 */
export async function sendMail(mail: Mail): Promise<"sent" | "failed" | "off"> {
  const url = env.smtpUrl;
  if (url === null) return "off";
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  try {
    await transport.sendMail({
      from: env.mailFrom,
      // As an object, so that no character of the address is read as a second one.
      to: { name: "", address: mail.to },
      subject: mail.subject,
      text: mail.text,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return "sent";
  } catch (err) {
    log.warn({ err }, "mail was not sent");
    return "failed";
  } finally {
    transport.close();
  }
}
