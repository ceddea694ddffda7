import type { Metadata } from "next";
import { NotFoundBody } from "@/components/frame/dead-ends";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <NotFoundBody />
    </main>
  );
}
