"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { filesOptions } from "@/lib/amiqus/files/query-options";
import { FileButtons } from "./file-buttons";

interface AttachmentButtonsProps {
  at: { clientId: string; connectionId: string };
  attachmentId: string;
}

/** What the client's files call an attachment; its id until they are read, or when they do not have it. */
export function AttachmentName({ at, attachmentId }: AttachmentButtonsProps) {
  const { data } = useQuery(filesOptions(at));
  const name = data?.find((one) => one.attachmentId === attachmentId)?.name;
  return <span className="wrap-anywhere">{name ?? `File ${attachmentId}`}</span>;
}

/**
 * Preview and download of an attachment that a check, document or form names. Amiqus hands attachments out as files of
 * the client only, so it is looked for among these.
 */
export function AttachmentButtons({ at, attachmentId }: AttachmentButtonsProps) {
  const { data, error, refetch, isFetching } = useQuery(filesOptions(at));
  const file = data?.find((one) => one.attachmentId === attachmentId);
  if (file) return <FileButtons at={at} file={file} />;
  if (data) return <span className="text-ink-3 text-sm">Can be opened at Amiqus only</span>;
  if (error) {
    return (
      <Button size="sm" variant="quiet" pending={isFetching} onClick={() => void refetch()}>
        Look for the file again
      </Button>
    );
  }
  return <Skeleton className="h-7 w-40" />;
}
