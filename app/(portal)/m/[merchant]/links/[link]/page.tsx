import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { JSX } from "react";
import { ClientMessages } from "@/components/client-messages";
import { PageHeader } from "@/components/shell/page-header";
import { getLink } from "@/lib/payment-links/get-link";
import { load } from "@/lib/web/load";
import { viewerFor } from "@/lib/web/viewer";
import { OtherMode } from "../../other-mode";
import { BackToLinks } from "../back-to-links";
import { StandingChip } from "../standing-chip";
import { EditLinkForm } from "./edit-link-form";
import { FunnelCard } from "./funnel-card";
import { ImagePicker } from "./image-picker";
import { LinkDeeds } from "./link-deeds";
import { LinkPayments } from "./link-payments";
import { OfferCard } from "./offer-card";
import { ShareCard } from "./share-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("links"))("title") };
}

type LinkPageProps = { params: Promise<{ merchant: string; link: string }> };

/** One link: how it does, how to share it, what it asks for, who paid, and what may be changed. */
export default async function LinkPage({ params }: LinkPageProps): Promise<JSX.Element> {
  const { merchant: slug, link: id } = await params;
  const link = await load(getLink, slug, { id });
  const { environment } = await viewerFor(slug);
  if (link.environment !== environment) return <OtherMode belongsTo={link.environment} />;
  const { title, description, stock, lastDay, successMessage, redirectUrl } = link;
  const texts = { title, description, stock, lastDay, successMessage, redirectUrl };
  return (
    <>
      <BackToLinks merchant={slug} />
      <PageHeader title={title} lead={link.unitName}>
        <StandingChip standing={link.standing} />
      </PageHeader>
      <ClientMessages namespaces={["links", "failures"]}>
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="grid min-w-0 gap-5">
            <FunnelCard link={link} />
            <LinkPayments merchant={slug} link={link} />
            <EditLinkForm merchant={slug} id={link.id} version={link.version} texts={texts} />
          </div>
          <div className="grid min-w-0 gap-5">
            <ShareCard merchant={slug} link={link} />
            <OfferCard link={link} />
            <ImagePicker merchant={slug} id={link.id} image={link.image} />
            <LinkDeeds merchant={slug} id={link.id} active={link.deactivatedAt === null} />
          </div>
        </div>
      </ClientMessages>
    </>
  );
}
