export { ForbiddenBody as default } from "@/components/frame/dead-ends";
