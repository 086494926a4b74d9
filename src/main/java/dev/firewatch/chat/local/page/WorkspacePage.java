package dev.firewatch.chat.local.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.firewatch.DomainClock;
import dev.firewatch.chat.local.gateway.Answer;
import dev.firewatch.chat.local.gateway.Conversations;
import dev.firewatch.chat.local.gateway.LocalScript;
import dev.firewatch.chat.local.gateway.NotHere;
import dev.firewatch.chat.local.page.WorkspaceView.Face;
import dev.firewatch.chat.local.page.WorkspaceView.RoomList;
import dev.firewatch.chat.local.store.Homes;
import dev.firewatch.chat.local.store.LocalForm;
import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.chat.local.store.LocalRooms;
import dev.firewatch.people.Person;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;

/** Puts together what the templates show. */
class WorkspacePage {

	private final WorkspaceView view;

	private final LocalRooms rooms;

	private final Conversations conversations;

	private final Homes homes;

	private final Offers offers;

	/** What people can do here: the verbs, whether messages can be captured, and when. */
	record Offers(List<VerbLine> verbs, boolean capturing, DomainClock clock) {
	}

	/** A verb to complete. */
	record VerbLine(String names, String name, String usage, String summary) {
	}

	WorkspacePage(WorkspaceView view, LocalRooms rooms, Conversations conversations, Homes homes, Offers offers) {
		this.view = view;
		this.rooms = rooms;
		this.conversations = conversations;
		this.homes = homes;
		this.offers = offers;
	}

	LocalRoom visible(String id, Person me) {
		return rooms.find(id).filter(room -> room.visibleTo(me.id())).orElseThrow(NotHere::new);
	}

	boolean isVisible(String id, Person me) {
		return rooms.find(id).filter(room -> room.visibleTo(me.id())).isPresent();
	}

	/** Everything around a conversation. */
	void frame(Person me, Model model) {
		Instant now = offers.clock().instant();
		model.addAttribute("face", Face.of(me));
		model.addAttribute("faces", view.faces());
		model.addAttribute("verbs", offers.verbs());
		model.addAttribute("now", now.toString());
		model.addAttribute("wallClock", view.wallClock(now, me));
		model.addAttribute("key", UUID.randomUUID().toString());
	}

	void room(LocalRoom room, Person me, Model model) {
		conversation(room, me, model);
		details(room, me, model);
		rooms(room.id(), me, model);
	}

	void rooms(@Nullable String current, Person me, Model model) {
		RoomList list = view.rooms(me, current);
		model.addAttribute("list", list);
		model.addAttribute("current", current == null ? "" : current);
	}

	void conversation(LocalRoom room, Person me, Model model) {
		model.addAttribute("room", room);
		model.addAttribute("capturing", offers.capturing() && room.isOpenedForSomething() && !room.archived());
		model.addAttribute("lines", view.lines(room, conversations.last(room, me.id()), me));
		model.addAttribute("firstSteps", room.id().equals(LocalScript.LOBBY) && view.rooms(me, room.id()).isQuiet());
		model.addAttribute("stepsKey", UUID.randomUUID().toString());
	}

	void details(LocalRoom room, Person me, Model model) {
		model.addAttribute("room", room);
		model.addAttribute("pinned", view.pinned(room, me));
		model.addAttribute("members", view.members(room));
		model.addAttribute("bookmarks",
				room.bookmarks().stream().filter(localBookmark -> HtmlSpans.isHarmless(localBookmark.url())).toList());
	}

	void home(Person me, Model model) {
		rooms("home", me, model);
		model.addAttribute("homeHtml",
				new HtmlRenderer(new HtmlSpans(me, offers.clock().instant())).message(homes.of(me)).toString());
		model.addAttribute("homeRoom", LocalRoom.directId(me.handle()));
		model.addAttribute("homeKey", UUID.randomUUID().toString());
	}

	/** The form to fill in, if there is one. */
	void dialog(Answer answer, Person me, Model model) {
		LocalForm form = answer.form();
		if (form != null) {
			model.addAttribute("form", form);
			model.addAttribute("fields", view.fields(answer, offers.clock().instant(), me));
			model.addAttribute("wrong", !answer.problems().isEmpty());
		}
	}

}
