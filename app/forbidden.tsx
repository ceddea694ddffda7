import type { Metadata } from "next";
import { ForbiddenBody } from "@/components/frame/dead-ends";

export const metadata: Metadata = { title: "Not for your role" };

export default function Forbidden() {
  return (
    <main>
      <ForbiddenBody />
    </main>
  );
}
