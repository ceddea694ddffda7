import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { THEME_COOKIE, themeOf } from "@/components/frame/theme";
import { Announcer } from "@/components/ui/announcer";
import { Toaster } from "@/components/ui/toaster";

export const metadata: Metadata = {
  title: { default: "Gatehouse", template: "%s · Gatehouse" },
  description: "One desk over every onboarding provider.",
  applicationName: "Gatehouse",
  manifest: "/manifest.webmanifest",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false, date: false },
  referrer: "same-origin",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Read here, so that the first paint already has the chosen theme; it also keeps every page dynamic, as nonces need.
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en-GB" className={theme === "system" ? undefined : theme}>
      <body>
        {children}
        <Announcer />
        <Toaster />
      </body>
    </html>
  );
}
