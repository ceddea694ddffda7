"use client";

export { RouteError as default } from "@/components/frame/route-error";
