import type { RichBlock, RichText as Text } from "@/lib/amiqus/forms/types";

function Run({ text, bold, href }: Text) {
  const shown = bold ? <strong className="font-semibold">{text}</strong> : text;
  // Addresses were checked when the form was read: http, https and mailto only.
  if (href === null) return shown;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
    >
      {shown}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

/** Text that somebody wrote at the provider, as text: no markup of theirs reaches the page. */
export function RichText({ blocks }: { blocks: readonly RichBlock[] }) {
  return blocks.map((block, index) => {
    // Blocks have no names of their own and never move.
    const key = `${index}`;
    if (block.kind === "paragraph") {
      return (
        <p key={key} className="wrap-anywhere max-w-[72ch] text-base">
          {block.texts.map((run, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was written never moves
            <Run key={at} {...run} />
          ))}
        </p>
      );
    }
    const items = block.items.map((item, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: what was written never moves
      <li key={at}>
        <RichText blocks={item} />
      </li>
    ));
    return block.ordered ? (
      <ol key={key} start={block.start} className="list-decimal pl-6">
        {items}
      </ol>
    ) : (
      <ul key={key} className="list-disc pl-6">
        {items}
      </ul>
    );
  });
}
