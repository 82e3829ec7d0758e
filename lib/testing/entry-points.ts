import { readFileSync } from "node:fs";
import { allFiles } from "./source-files";

/** Everything that can be asked of the portal, read from the files below app/. The names are those of access-policy.ts. */
export function pagesInTree(): string[] {
  return filesCalled("page.tsx").map(addressOf);
}

/** "GET /api/health" and so on. HEAD and OPTIONS are left out: they answer without a body. */
export function routesInTree(): string[] {
  return filesCalled("route.ts").flatMap((path) => {
    const text = readFileSync(path, "utf8");
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) =>
      new RegExp(
        `^export (?:(?:async )?function ${method}\\b|const ${method}\\b|\\{.*\\b${method}\\b)`,
        "m",
      ).test(text),
    );
    return methods.map((method) => `${method} ${addressOf(path)}`);
  });
}

/** How a button's form reaches its use case: `action` is bound to a company, `ownStep` takes the form alone. */
export type ActionInTree = {
  /** "/m/[merchant]/members removeAction" */
  name: string;
  file: string;
  made: "action" | "ownAction" | "ownStep";
};

export function actionsInTree(): ActionInTree[] {
  return filesCalled("actions.ts").flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const exported = [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)];
    return exported.map(([, name = ""]) => {
      const made = new RegExp(`const ${name} = (action|ownAction|ownStep)\\(`).exec(text)?.[1];
      if (made !== "action" && made !== "ownAction" && made !== "ownStep")
        throw new Error(`${file}: ${name} is not made by action(), ownAction() or ownStep()`);
      return { name: `${addressOf(file)} ${name}`, file, made };
    });
  });
}

function filesCalled(name: string): string[] {
  return allFiles().filter((path) => path.startsWith("app/") && path.endsWith(`/${name}`));
}

/** app/(portal)/m/[merchant]/(home)/page.tsx → /m/[merchant] */
function addressOf(path: string): string {
  const folders = path.split("/").slice(1, -1);
  return `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`;
}
