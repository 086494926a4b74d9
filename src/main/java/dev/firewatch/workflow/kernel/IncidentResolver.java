package dev.firewatch.workflow.kernel;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.firewatch.casefile.Casefile;
import dev.firewatch.casefile.CasefileSearch;
import dev.firewatch.casefile.CasefileSummary;
import dev.firewatch.casefile.Casefiles;
import dev.firewatch.chat.Action;
import dev.firewatch.chat.Block;
import dev.firewatch.chat.Button;
import dev.firewatch.chat.Command;
import dev.firewatch.chat.FirstWord;
import dev.firewatch.chat.IncidentAddress;
import dev.firewatch.chat.Message;
import dev.firewatch.chat.Reply;
import dev.firewatch.chat.RoomRef;
import dev.firewatch.chat.Span;
import dev.firewatch.chat.Submission;
import dev.firewatch.delivery.RoomDirectory;
import dev.firewatch.incident.IncidentId;
import dev.firewatch.people.Outsider;
import dev.firewatch.people.Person;

/**
 * Finds the incident that a command is about: the one it is addressed to, the one whose
 * room it was given in, the one its argument begins with, or the only one there is.
 */
public class IncidentResolver {

	/** An item of an incident that a verb may name, such as a fix or an entry. */
	private static final Pattern ITEM = Pattern.compile("(?:(?:E|F|CF|C|IC|H|A|D|L)\\d+|RB\\d+(?:\\.\\d+)?)",
			Pattern.CASE_INSENSITIVE);

	/** Verbs that are followed by text, never by an item: "F5" in it is a key. */
	private static final Set<String> TEXTS = Set.of("note", "mitigated", "resolve", "notcause", "comment");

	/** How many are offered to choose from. */
	private static final int OFFERED = 8;

	private final Casefiles casefiles;

	private final RoomDirectory rooms;

	public IncidentResolver(Casefiles casefiles, RoomDirectory rooms) {
		this.casefiles = casefiles;
		this.rooms = rooms;
	}

	/**
	 * What a use case does once its incident is known; the command no longer names it.
	 */
	public interface IncidentUseCase {

		Reply act(Casefile file, Command command);

	}

	/**
	 * The same for a verb that takes no text of its own: what follows it names the
	 * incident, in the room of another one too.
	 */
	public Reply aboutNamed(Command command, IncidentUseCase incidentUseCase) {
		FirstWord words = FirstWord.of(command.argument());
		boolean names = command.address() == null && words.rest().isEmpty()
				&& (IncidentAddress.isPossible(words.first()) || IncidentAddress.isNumbered(words.first())
						|| find(words.first(), command).isPresent());
		return about(names ? command.addressedTo(words.first(), "") : command, incidentUseCase);
	}

	/** Lets the use case act on the command's incident, or asks which one is meant. */
	public Reply about(Command command, IncidentUseCase incidentUseCase) {
		String address = command.address();
		if (address != null) {
			return find(address, command).map(found -> act(found, command, incidentUseCase))
				.orElseGet(() -> unknown(inFull(address, command).get(0), command));
		}
		Optional<IncidentId> here = here(command);
		if (here.isPresent()) {
			return found(casefiles.find(here.get()), here.get().value(), command, incidentUseCase);
		}
		return named(command, incidentUseCase).orElseGet(() -> {
			List<CasefileSummary> open = open(command.caller().person(), OFFERED);
			if (open.size() == 1) {
				String only = open.get(0).id().value();
				return found(casefiles.find(open.get(0).id()), only, command, incidentUseCase);
			}
			return open.isEmpty() ? nothingOpen(command) : pick(command, open);
		});
	}

	/**
	 * Acts on the incident that the argument begins with. What is no full id may also
	 * just begin the text: a number counts if it is written like an id, or is alone or
	 * before an item, and any other word if an incident has it as its id.
	 */
	private Optional<Reply> named(Command command, IncidentUseCase incidentUseCase) {
		FirstWord words = FirstWord.of(command.argument());
		boolean alone = words.rest().isEmpty();
		boolean certain = IncidentAddress.isFull(words.first())
				|| alone && (IncidentAddress.isPossible(words.first()) || IncidentAddress.isNumbered(words.first()));
		boolean likely = IncidentAddress.isForeign(words.first()) || IncidentAddress.isPadded(words.first())
				|| !TEXTS.contains(command.verb()) && ITEM.matcher(FirstWord.of(words.rest()).first()).matches();
		Optional<Casefile> file = certain || likely ? find(words.first(), command) : Optional.empty();
		if (file.isPresent()) {
			return Optional.of(act(file.get(), command.withArgument(words.rest()), incidentUseCase));
		}
		return certain ? Optional.of(unknown(inFull(words.first(), command).get(0), command)) : Optional.empty();
	}

	/** Whether the command is addressed to an incident that its caller may see. */
	public boolean finds(Command command) {
		return command.address() != null && find(command.address(), command).isPresent();
	}

	/**
	 * What the word stands for, if it is the address of an incident that exists and that
	 * the caller may see.
	 */
	private Optional<Casefile> find(String word, Command command) {
		if (!IncidentAddress.isPossible(word) && !IncidentAddress.isForeign(word)) {
			return Optional.empty();
		}
		List<IncidentId> ids = inFull(word, command).stream().map(IncidentId::new).toList();
		List<Casefile> found = casefiles.findAll(ids);
		return ids.stream()
			.flatMap(id -> found.stream().filter(file -> file.id().equals(id)))
			.filter(file -> visible(Optional.of(file), command).isPresent())
			.findFirst();
	}

	/** The incident that a form was opened for. */
	public Reply about(Submission submission, Function<Casefile, Reply> use) {
		return about(submission.asCommand(submission.action().argument()), (file, command) -> use.apply(file));
	}

	/** The incident whose room the command was given in. */
	public Optional<IncidentId> here(Command command) {
		return rooms.subject(command.caller().room()).map(IncidentId::new);
	}

	private boolean here(Command command, Casefile file) {
		return here(command).filter(file.id()::equals).isPresent();
	}

	/** The room of the incident, if it has one. */
	public Optional<RoomRef> room(IncidentId id) {
		return rooms.room(id.value());
	}

	/**
	 * The latest of the incidents that are neither closed nor cancelled and that the
	 * person may see.
	 */
	public List<CasefileSummary> open(Person person, int limit) {
		return casefiles.search(CasefileSearch.by(person).unfinished(), 0, limit);
	}

	private static List<String> inFull(String address, Command command) {
		return IncidentAddress.inFull(address, command.at().atZone(ZoneOffset.UTC).getYear());
	}

	private Reply found(Optional<Casefile> file, String id, Command command, IncidentUseCase incidentUseCase) {
		return visible(file, command).map(found -> act(found, command, incidentUseCase))
			.orElseGet(() -> unknown(id, command));
	}

	private Optional<Casefile> visible(Optional<Casefile> file, Command command) {
		return file.filter(found -> found.visibleTo(command.caller().person(), here(command, found)));
	}

	private static Reply unknown(String id, Command command) {
		return RefusalWithText
			.whole(command.caller().person().isOutsider() ? Outsider.ELSEWHERE : Wording.unknownIncident(id), command);
	}

	/**
	 * Outside a private incident's room, only the caller sees answers about it.
	 */
	private Reply act(Casefile file, Command command, IncidentUseCase incidentUseCase) {
		Reply reply = incidentUseCase.act(file, command.addressedTo(file.id().value(), command.argument()));
		return file.incident().isPrivate() && !here(command, file) ? reply.forCallerAlone() : reply;
	}

	private static Reply nothingOpen(Command command) {
		return RefusalWithText.text(command.caller().person().isOutsider() ? Outsider.ELSEWHERE
				: "No incident is open. Declare one with `new <title>`, or name one: `status 12`.", command);
	}

	private static Reply pick(Command command, List<CasefileSummary> open) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(Block.paragraph(Span.plain("Which incident do you mean?")));
		open.forEach(file -> {
			Action action = new Action(command.verb(), file.id().value(), command.argument()).anyway(command.anyway());
			blocks.add(new Block.Item(
					List.of(Span.strong(file.incident().severity().name()),
							Span.plain(" · " + file.incident().title() + " · " + file.id())),
					List.of(Button.of("This one", action))));
		});
		return new Reply.Whisper(new Message("Which incident do you mean?", blocks));
	}

}
