package dev.firewatch.casefile;

import java.util.List;
import java.util.TreeMap;

import dev.firewatch.Sha256;
import dev.firewatch.postmortem.Cause;
import dev.firewatch.postmortem.Causes;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.remediation.Fix;
import dev.firewatch.remediation.Owner;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a signature vouches for, in a form that stays the same however the code is
 * written: what happened, why and what is promised to whom by when, but not the progress
 * of the promises. Each value goes with its name and length, so that no text can pass for
 * another.
 */
final class SignedContent {

	/** Another form has another number, so that signatures of both can be told apart. */
	private static final int FORM = 4;

	private final int form;

	private final StringBuilder text;

	private SignedContent(int form) {
		this.form = form;
		this.text = new StringBuilder("signed content " + form);
	}

	static String hash(Casefile file) {
		return hash(file, FORM);
	}

	/** The hash of the form before, which left out the timeline. */
	static String thirdHash(Casefile file) {
		return hash(file, 3);
	}

	/**
	 * The hash of the form before that, which didn't know by what a fix is seen to be
	 * done.
	 */
	static String secondHash(Casefile file) {
		return hash(file, 2);
	}

	/**
	 * The hash of what the document shows of a timeline, but for what the bot itself
	 * wrote: a signature is noted there too.
	 */
	static String timeline(List<Entry> entries) {
		SignedContent content = new SignedContent(FORM);
		entries.stream()
			.filter(entry -> entry.isShown() && entry.source() != Source.SYSTEM)
			.sorted(Entry.ORDER)
			.forEach(content::add);
		return Sha256.hex(content.text.toString());
	}

	private static String hash(Casefile file, int form) {
		SignedContent content = new SignedContent(form);
		content.add("title", file.incident().title());
		content.add("severity", file.incident().severity().name());
		if (form >= 4) {
			content.add("timeline", file.timelineHash().orElse(null));
		}
		file.register().words().ifPresent(words -> content.add("risk", words));
		content.add(file.causes());
		file.fixes().forEach(content::add);
		file.postmortem().ifPresent(document -> document.sections().forEach(content::add));
		return Sha256.hex(content.text.toString());
	}

	/**
	 * The hash by which signatures were given until November 2026: over the text of
	 * records, and without owners, due dates and targets.
	 */
	static String earlierHash(Casefile file) {
		StringBuilder content = new StringBuilder(file.incident().title()).append('\n')
			.append(file.incident().severity());
		file.causes().all().forEach(cause -> content.append('\n').append(earlier(cause)));
		file.causes().whys().forEach(why -> content.append('\n').append(why));
		file.causes().ruledOut().forEach(notCause -> content.append('\n').append(notCause));
		file.fixes().forEach(fix -> content.append('\n').append(fix.id()).append(fix.title()).append(fix.answers()));
		file.postmortem()
			.ifPresent(document -> document.sections()
				.forEach(state -> content.append('\n')
					.append(state.id())
					.append(new TreeMap<>(state.answers()))
					.append(state.skipReason())));
		return Sha256.hex(content.toString());
	}

	/** As records were written before causes had a kind. */
	private static String earlier(Cause cause) {
		return "Cause[number=%s, text=%s, because=%s, primary=%s, by=%s, acceptedBecause=%s]".formatted(cause.number(),
				cause.text(), cause.because(), cause.primary(), cause.by(), cause.acceptedBecause());
	}

	private void add(Entry entry) {
		add("entry", entry.id());
		add("at", entry.occurredAt().toString());
		add("until", entry.endedAt() == null ? null : entry.endedAt().toString());
		add("goes on", String.valueOf(entry.openEnded()));
		add("text", entry.text());
		add("mark", entry.mark() == null ? null : entry.mark().name());
		entry.readings().forEach(reading -> {
			add("reading", reading.label());
			add("value", reading.value());
		});
		entry.keptFiles().forEach(file -> add("file", file.sha256()));
	}

	private void add(Causes causes) {
		causes.all().forEach(cause -> {
			add("cause", cause.id());
			add("text", cause.text());
			add("because", cause.because());
			add("primary", String.valueOf(cause.primary()));
			add("accepted because", cause.acceptedBecause());
			if (form >= 3) {
				add("kind", cause.kind() == null ? null : cause.kind().key());
			}
		});
		causes.whys().forEach(why -> {
			add("why", String.valueOf(why.level()));
			add("answer", why.answer());
			add("evidence", why.evidence());
			add("root", String.valueOf(why.root()));
		});
		causes.ruledOut().forEach(notCause -> {
			add("not a cause", notCause.text());
			add("because", notCause.because());
		});
	}

	private void add(Fix fix) {
		add("fix", fix.id());
		add("title", fix.title());
		fix.answers().forEach(cause -> add("answers", cause));
		fix.owners().forEach(this::add);
		add("due", fix.due() == null ? null : fix.due().toString());
		add("metric", fix.plan().metric());
		add("target", fix.plan().target());
		add("verifier", fix.plan().verifier() == null ? null : fix.plan().verifier().value());
		if (form >= 3) {
			fix.scope().acceptance().forEach(line -> add("done when", line));
			add("method", fix.plan().method());
			add("times", String.valueOf(fix.schedule().times()));
		}
	}

	private void add(Owner owner) {
		add("owner", owner.person() == null ? owner.role() : owner.person().value());
	}

	private void add(SectionState state) {
		add("section", state.id());
		new TreeMap<>(state.answers()).forEach((question, answer) -> {
			add("question", question);
			add("answer", answer);
		});
		add("skipped because", state.skipReason());
	}

	private void add(String name, @Nullable String value) {
		text.append('\n').append(name).append(' ');
		if (value == null) {
			text.append('-');
		}
		else {
			text.append(value.length()).append(':').append(value);
		}
	}

}
