package dev.firewatch.workflow.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.Verb;
import dev.firewatch.chat.VerbInfo;
import dev.firewatch.chat.VerbInfo.Group;
import dev.firewatch.delivery.Effect;
import dev.firewatch.policy.Permissions;
import dev.firewatch.policy.Refusal;
import dev.firewatch.postmortem.SectionState;
import dev.firewatch.remediation.Fix;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.Timelines;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.Effects;
import dev.firewatch.workflow.kernel.ErasedTexts;
import dev.firewatch.workflow.kernel.Erasure;
import dev.firewatch.workflow.kernel.IncidentResolver;
import dev.firewatch.workflow.kernel.PermissionCheck;
import dev.firewatch.workflow.kernel.RefusalWithText;
import dev.firewatch.workflow.kernel.SystemEntries;
import dev.firewatch.workflow.kernel.Wording;
import dev.firewatch.workflow.timeline.TimelineEffect.HideEchoes;

/**
 * Erases what an entry said, such as a leaked password, from every version of everything
 * that Firewatch keeps; a tombstone stays in its place.
 */
class RedactEntry implements Verb {

	private static final VerbInfo INFO = new VerbInfo(51, "redact", List.of(), Group.INCIDENT, "redact E12",
			"erase what an entry said for good, such as a password");

	private static final int TRIES = 10;

	private final IncidentResolver resolver;

	private final CasefileEditor editor;

	private final Timelines timelines;

	private final PermissionCheck permissions;

	private final List<Erasure> erasures;

	private final FileStore files;

	RedactEntry(IncidentResolver resolver, CasefileEditor editor, Timelines timelines, PermissionCheck permissions,
			List<Erasure> erasures, FileStore files) {
		this.files = files;
		this.resolver = resolver;
		this.editor = editor;
		this.timelines = timelines;
		this.permissions = permissions;
		this.erasures = List.copyOf(erasures);
	}

	@Override
	public VerbInfo info() {
		return INFO;
	}

	@Override
	public Reply act(Command command) {
		return resolver.about(command, (file, redact) -> {
			String word = FirstWord.of(redact.argument()).first();
			Optional<Entry> entry = CorrectEntry.named(word, file, timelines);
			if (entry.isEmpty()) {
				return CorrectEntry.unknown(word, redact);
			}
			Entry named = entry.get();
			Optional<Refusal> refusal = permissions.refusal(Permissions.REDACT, file, redact.caller().person(),
					named.author());
			if (refusal.isPresent()) {
				return RefusalWithText.text(Wording.refusal(refusal.get()), redact);
			}
			if (named.removed() != null && named.removed().into() != null) {
				return RefusalWithText.text(EntryChange.gone(named) + " Redact that one.", redact);
			}
			return redacted(file, named, redact);
		});
	}

	private Reply redacted(Casefile file, Entry named, Command redact) {
		List<Entry> all = new ArrayList<>(List.of(named));
		named.absorbed().forEach(part -> timelines.find(file.id().value(), part.number()).ifPresent(all::add));
		Set<String> said = new LinkedHashSet<>();
		for (Entry entry : all) {
			if (!erased(file, entry, said, redact)) {
				return RefusalWithText.text("Several people are changing " + entry.id()
						+ " at once, and it was not redacted. Say it again.", redact);
			}
		}
		List<Entry> left = timelines.read(file.id().value());
		// Also for a redaction that was interrupted here, and is said again.
		files.keepOnly(file.id().value(), FileEffects.needed(left));
		ErasedTexts texts = new ErasedTexts(List.copyOf(said));
		List<String> quoting = new ArrayList<>(quoting(file, texts));
		left.stream()
			.filter(entry -> entry.wordings().stream().anyMatch(texts::standIn))
			.forEach(entry -> quoting.add(entry.id()));
		return editor.change(file.id(), redact.key(),
				found -> Decision.accepted(Reply.say(sentence(named, quoting, redact)), effects(found, all, redact)));
	}

	/**
	 * The timeline comes last: as long as it says what has to go, a redaction that was
	 * interrupted can be said again.
	 */
	private boolean erased(Casefile file, Entry entry, Set<String> said, Command redact) {
		String incident = file.id().value();
		Optional<Entry> found = Optional.of(entry);
		for (int attempt = 0; attempt < TRIES && found.isPresent(); attempt++) {
			Entry read = found.get();
			said.addAll(read.wordings());
			ErasedTexts texts = new ErasedTexts(read.wordings());
			erasures.forEach(erasure -> erasure.erase(file, texts));
			if (read.isRedacted()
					|| timelines.erase(incident, read, read.redacted(redact.at(), redact.caller().person().id()))) {
				return true;
			}
			found = timelines.find(incident, entry.number());
		}
		return false;
	}

	/** What people wrote elsewhere in the casefile is theirs to change. */
	private static List<String> quoting(Casefile file, ErasedTexts texts) {
		List<String> places = new ArrayList<>();
		file.postmortem()
			.ifPresent(draft -> draft.sections()
				.stream()
				.filter(state -> state.answers().values().stream().anyMatch(texts::standIn))
				.map(SectionState::id)
				.forEach(section -> places.add("section " + section)));
		file.fixes().stream().filter(fix -> texts.standIn(fix.title())).map(Fix::id).forEach(places::add);
		file.causes()
			.all()
			.stream()
			.filter(cause -> texts.standIn(cause.text()))
			.forEach(cause -> places.add("cause " + cause.id()));
		places.addAll(file.aftermath().quoting(texts::standIn));
		return places;
	}

	private static String sentence(Entry entry, List<String> quoting, Command redact) {
		String said = redact.caller().person().name() + " redacted " + entry.id()
				+ ". What it said is gone from the timeline, from every version of the postmortem, and from my own "
				+ "messages here. What people wrote themselves stays where they wrote it: delete it there."
				+ (entry.keptFiles().isEmpty() ? ""
						: " Its files are gone from here, and still stand where they were shared: delete them there.");
		return quoting.isEmpty() ? said : said + " It still stands in " + Wording.joined(quoting) + ".";
	}

	private static List<Effect> effects(Casefile file, List<Entry> entries, Command redact) {
		List<Effect> effects = new ArrayList<>(List.of(Effects.refreshed(file.id())));
		entries.forEach(entry -> {
			effects.add(new HideEchoes(file.id(), entry.id(), entry.recordedAt().toString()).effect());
			effects.add(SystemEntries.by(file.id(), redact, entry.id() + " redacted"));
		});
		return effects;
	}

}
