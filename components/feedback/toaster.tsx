"use client";

import dynamic from "next/dynamic";
import { type JSX, useEffect, useState } from "react";
import { type Notice, onNotice } from "./notice";

const ToastStack = dynamic(() => import("./toast-stack").then((module) => module.ToastStack), { ssr: false });

/** Waits for the first notice; the toast library is loaded only then. */
export function Toaster(): JSX.Element | null {
  const [first, setFirst] = useState<Notice>();
  useEffect(() => {
    if (!first) return onNotice(setFirst);
  }, [first]);
  return first ? <ToastStack first={first} /> : null;
}
