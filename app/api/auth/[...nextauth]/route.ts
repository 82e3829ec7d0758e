export { handleReturn as GET } from "@/lib/access/session";
