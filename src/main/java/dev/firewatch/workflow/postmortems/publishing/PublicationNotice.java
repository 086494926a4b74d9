package dev.firewatch.workflow.postmortems.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.firewatch.PublicAddress;
import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Cut;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Span;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.exchange.Prose;
import dev.firewatch.exchange.Prose.ProsePiece;
import dev.firewatch.postmortem.Postmortem;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.FixStatus;
import dev.firewatch.workflow.kernel.AnnounceChannel;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.postmortems.publishing.PublishingEffect.AnnouncePublication;

/**
 * Announces a published postmortem in the announce channel, in three lines; never that of
 * a private incident.
 */
class PublicationNotice implements EffectComposer {

	private static final int SUMMARY = 300;

	private final Casefiles casefiles;

	private final PublicAddress address;

	private final AnnounceChannel announceChannel;

	public PublicationNotice(Casefiles casefiles, PublicAddress address, AnnounceChannel announceChannel) {
		this.casefiles = casefiles;
		this.address = address;
		this.announceChannel = announceChannel;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(EffectBinding.of(AnnouncePublication.class, this::compose));
	}

	private Optional<Outgoing> compose(AnnouncePublication announce) {
		return casefiles.find(announce.incident())
			.filter(found -> found.postmortem().isPresent() && !found.incident().isPrivate())
			.map(found -> new Outgoing.PostNamed(found.incident().home(), announceChannel.name(),
					published(found, found.postmortem().orElseThrow(), announce.version())));
	}

	private Message published(Casefile file, Postmortem postmortem, int version) {
		String first = "Postmortem of " + file.id() + " is published" + (version == 1 ? "" : ", version " + version);
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.strong(first), Span.plain(" · " + file.incident().title())));
		String summary = postmortem.answers().get("summary-text");
		if (summary != null) {
			blocks.add(new Block.Paragraph(spans(summary)));
		}
		long verified = file.fixes().stream().map(Fix::status).filter(FixStatus.VERIFIED::equals).count();
		String cause = postmortem.answers().get("root-cause");
		List<Span> last = new ArrayList<>();
		if (cause != null) {
			last.add(Span.plain("Root cause: "));
			last.addAll(spans(cause));
			last.add(Span.plain(" · "));
		}
		last.add(Span.plain(Wording.fixes(file.fixes().size()) + ", " + verified + " verified · "));
		last.add(new Span.Link("Read it", address.of("/incidents/" + file.id())));
		blocks.add(new Block.Aside(last));
		return new Message(first, blocks);
	}

	/** An answer as far as a message can show its markup, and as much of it as fits. */
	private static List<Span> spans(String answer) {
		List<Span> spans = new ArrayList<>();
		int left = SUMMARY;
		for (ProsePiece piece : Prose.pieces(answer)) {
			String text = piece.text().replaceAll("\\s+", " ");
			if (left > 0 && !text.isEmpty()) {
				String shown = Cut.to(text, Math.max(left, 2));
				String url = piece.url();
				spans.add(switch (piece.kind()) {
					case STRONG -> Span.strong(shown);
					case CODE -> Span.code(shown);
					case LINK -> new Span.Link(shown, url == null ? "" : url);
					case WORDS -> Span.plain(shown);
				});
			}
			left -= text.length();
		}
		return spans;
	}

}
