export { NotFoundBody as default } from "@/components/frame/dead-ends";
