package dev.firewatch.workflow.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.SharedFile;
import dev.firewatch.delivery.Outgoing;
import dev.firewatch.delivery.Outgoing.FetchedFile;
import dev.firewatch.timeline.Entry;
import dev.firewatch.timeline.FileStore;
import dev.firewatch.timeline.FileType;
import dev.firewatch.timeline.KeptFile;
import dev.firewatch.workflow.kernel.CasefileEditor;
import dev.firewatch.workflow.kernel.Decision;
import dev.firewatch.workflow.kernel.DirectMessages;
import dev.firewatch.workflow.kernel.EffectBinding;
import dev.firewatch.workflow.kernel.EffectComposer;
import dev.firewatch.workflow.timeline.TimelineEffect.KeepFile;
import dev.firewatch.workflow.timeline.TimelineEffect.TellOfFile;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files of captured messages and keeps them with their entries. Repeating it
 * does no harm, whatever an earlier attempt got done.
 */
class FileEffects implements EffectComposer {

	private final WatchedTimelines timelines;

	private final FileStore files;

	private final CasefileEditor editor;

	private final DirectMessages directly;

	FileEffects(WatchedTimelines timelines, FileStore files, CasefileEditor editor, DirectMessages directly) {
		this.timelines = timelines;
		this.files = files;
		this.editor = editor;
		this.directly = directly;
	}

	@Override
	public List<EffectBinding<?>> bindings() {
		return List.of(
				EffectBinding.of(KeepFile.class, this::fetch)
					.confirmed((keep, sent) -> Optional.ofNullable(sent.file()).ifPresent(file -> keep(keep, file))),
				EffectBinding.of(TellOfFile.class, this::tell));
	}

	/** The entry, or the one that it is part of by now. */
	private Optional<Entry> entry(KeepFile keep) {
		String incident = keep.incident().value();
		Optional<Entry> entry = timelines.find(incident, Integer.parseInt(keep.entry().substring(1)));
		@Nullable Integer whole = entry.map(Entry::removed).map(Entry.Removal::into).orElse(null);
		return whole == null ? entry : timelines.find(incident, whole);
	}

	private Optional<Outgoing> fetch(KeepFile keep) {
		Optional<Entry> entry = entry(keep).filter(found -> !found.isRemoved());
		if (entry.isEmpty()) {
			tidy(keep);
			return Optional.empty();
		}
		boolean kept = entry.get().keptFiles().stream().anyMatch(file -> file.id().equals(keep.file()));
		return kept ? Optional.empty() : Optional.of(new Outgoing.FetchFile(RoomRef.of(keep.room()),
				SharedFile.at(keep.address(), keep.file(), keep.name(), -1), KeptFile.LARGEST));
	}

	private void keep(KeepFile keep, FetchedFile fetched) {
		Optional<String> problem = Optional.ofNullable(fetched.problem());
		if (problem.isPresent()) {
			told(keep, "I did not keep " + keep.name() + ". " + problem.get());
			return;
		}
		byte[] content = fetched.content();
		List<Entry> all = timelines.read(keep.incident().value());
		Optional<FileType> type = FileType.of(keep.name(), content);
		KeptFile file = KeptFile.of(keep.file(), keep.name(), type.orElse(FileType.TEXT), content);
		boolean known = all.stream()
			.flatMap(entry -> entry.keptFiles().stream())
			.anyMatch(other -> other.sha256().equals(file.sha256()));
		Optional<String> tooLarge = CapturedFiles.tooLarge(content.length,
				known ? Long.MAX_VALUE : KeptFile.MOST_OF_AN_INCIDENT - KeptFile.sum(all));
		if (tooLarge.isPresent()) {
			told(keep, CapturedFiles.notKept(keep.name(), tooLarge.get()));
		}
		else if (type.isEmpty()) {
			told(keep, CapturedFiles.notKept(keep.name(), CapturedFiles.wrongType()));
		}
		else {
			attach(keep, file, content);
		}
	}

	/** The content first: nothing is ever named that can't be opened. */
	private void attach(KeepFile keep, KeptFile file, byte[] content) {
		String incident = keep.incident().value();
		files.put(incident, file.sha256(), content);
		Optional<Entry> entry = entry(keep);
		while (entry.isPresent() && !entry.get().isRemoved()
				&& !timelines.replace(incident, entry.get(), entry.get().withFile(file))) {
			entry = entry(keep);
		}
		if (entry.isEmpty() || entry.get().isRemoved()) {
			tidy(keep);
		}
		else if (!files.has(incident, file.sha256())) {
			// A redaction of the same content elsewhere came in between.
			files.put(incident, file.sha256(), content);
		}
	}

	/** The entry was taken away while its file was on the way. */
	private void tidy(KeepFile keep) {
		String incident = keep.incident().value();
		files.keepOnly(incident, needed(timelines.read(incident)));
	}

	/**
	 * The contents that entries name, even removed ones: those that are redacted name
	 * none.
	 */
	static Set<String> needed(List<Entry> entries) {
		return entries.stream()
			.flatMap(entry -> entry.keptFiles().stream())
			.map(KeptFile::sha256)
			.collect(Collectors.toUnmodifiableSet());
	}

	private void told(KeepFile keep, String sentence) {
		String text = keep.entry() + " of " + keep.incident() + " is on the timeline. " + sentence;
		editor.change(keep.incident(), "file/" + keep.entry() + "/" + keep.file(), file -> Decision.accepted(
				Reply.silent(),
				new TellOfFile(keep.incident(), keep.person(), RoomRef.of(keep.room()).platform(), text).effect()));
	}

	private Optional<Outgoing> tell(TellOfFile told) {
		return Optional.of(directly.to(told.person(), told.platform(), Message.text(told.text())));
	}

}
