"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { LoadMore } from "@/components/ui/load-more";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { formatDate } from "@/lib/format/dates";
import { ACCOUNT_STATUSES, ACCOUNT_TYPES, COUNTRIES, spelled } from "@/lib/providers/quickr/vocabulary";
import { quickrAccountsOptions } from "@/lib/quickr/query-options";
import type { QuickrAccountDto } from "@/lib/quickr/types";
import { useRested } from "../use-rested";
import { AccountDialog } from "./account-dialog";
import { AdministrateDialog } from "./administrate-dialog";
import { countryLabel } from "./countries";

const choices = (values: readonly string[], label: (value: string) => string) =>
  values.map((value) => ({ value, label: label(value) }));
const one = <T extends string>(values: readonly T[], chosen: string) =>
  values.filter((value) => value === chosen);

/** Accounts below a partner's own: finding, creating, changing and administrating them. */
export function AccountsPanel({ connectionId, manage }: { connectionId: string; manage: boolean }) {
  const [text, setText] = useState("");
  const [status, setStatus] = useState("");
  const [type, setType] = useState("");
  const [country, setCountry] = useState("");
  const [dialog, setDialog] = useState<{
    what: "create" | "edit" | "admin";
    account: QuickrAccountDto | null;
  } | null>(null);
  const search = useRested(text.trim());
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(
      quickrAccountsOptions(connectionId, {
        search,
        status: one(ACCOUNT_STATUSES, status),
        type: one(ACCOUNT_TYPES, type),
        country: one(COUNTRIES, country),
      }),
    );
  const accounts = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title="Sub-accounts"
      description="A partner’s customers at Quickr, each with an account of its own."
      actions={
        manage && <Button onClick={() => setDialog({ what: "create", account: null })}>Create account</Button>
      }
    >
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <Field label="Find" hint="Name, organisation number or account id" className="w-72">
          <TextInput
            type="search"
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Filter
          label="Status"
          value={status}
          options={choices(ACCOUNT_STATUSES, spelled)}
          onChange={setStatus}
        />
        <Filter label="Type" value={type} options={choices(ACCOUNT_TYPES, spelled)} onChange={setType} />
        <Filter
          label="Country"
          value={country}
          options={choices(COUNTRIES, countryLabel)}
          onChange={setCountry}
        />
      </div>
      {!data && error && <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />}
      {!data && !error && <SkeletonRows rows={6} height="line" label="Loading accounts" />}
      {data && accounts.length === 0 && (
        <EmptyState title="No sub-accounts found">
          Only partner accounts have them. Change what is looked for, or create one.
        </EmptyState>
      )}
      {accounts.length > 0 && (
        <>
          <AccountTable
            accounts={accounts}
            onOpen={manage ? (what, account) => setDialog({ what, account }) : null}
          />
          <LoadMore
            hasMore={hasNextPage}
            pending={isFetchingNextPage}
            onLoad={() => void fetchNextPage()}
            shown={accounts.length}
          />
        </>
      )}
      {dialog?.what === "admin" && dialog.account && (
        <AdministrateDialog
          connectionId={connectionId}
          account={dialog.account}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog && dialog.what !== "admin" && (
        <AccountDialog connectionId={connectionId} account={dialog.account} onClose={() => setDialog(null)} />
      )}
    </Section>
  );
}

interface FilterProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Filter({ label, value, options, onChange }: FilterProps) {
  return (
    <Field label={label} className="w-36">
      <Select
        value={value}
        placeholder="Any"
        options={options}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

interface AccountTableProps {
  accounts: readonly QuickrAccountDto[];
  onOpen: ((what: "edit" | "admin", account: QuickrAccountDto) => void) | null;
}

function AccountTable({ accounts, onOpen }: AccountTableProps) {
  return (
    <Table caption="Accounts found">
      <thead>
        <Tr>
          <Th>Account</Th>
          <Th>Organisation</Th>
          <Th>Type</Th>
          <Th>Status</Th>
          <Th>Since</Th>
          {onOpen && <Th>Actions</Th>}
        </Tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Tr key={account.accountId}>
            <Th scope="row">
              {account.name}
              <span className="block font-mono font-normal text-ink-3 text-xs">{account.accountId}</span>
            </Th>
            <Td>
              {[account.organizationNumber, account.country && countryLabel(account.country)]
                .filter(Boolean)
                .join(", ") || "Not told"}
            </Td>
            <Td>{account.type ? spelled(account.type) : "Not told"}</Td>
            <Td>
              {account.status ? (
                <Badge tone={account.status === "ACTIVE" ? "approved" : "hold"}>
                  {spelled(account.status)}
                </Badge>
              ) : (
                "Not told"
              )}
            </Td>
            <Td className="whitespace-nowrap">{account.createdAt && formatDate(account.createdAt)}</Td>
            {onOpen && (
              <Td>
                <span className="flex flex-wrap gap-1">
                  <Button size="sm" onClick={() => onOpen("edit", account)}>
                    Edit <span className="sr-only">{account.name}</span>
                  </Button>
                  <Button size="sm" variant="quiet" onClick={() => onOpen("admin", account)}>
                    Administrate <span className="sr-only">{account.name}</span>
                  </Button>
                </span>
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
