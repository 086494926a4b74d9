package dev.firewatch.chat.local.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.firewatch.chat.local.store.LocalRoom;
import dev.firewatch.people.PersonId;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Tells open pages that something has changed, never what: each page asks again for what
 * its person may see.
 */
public class Live implements ApplicationListener<ContextClosedEvent> {

	private static final int HEARTBEAT_SECONDS = 15;

	private final List<LivePage> pages = new CopyOnWriteArrayList<>();

	/** One thread, so that a page hears about changes in order. */
	private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(work -> {
		Thread thread = new Thread(work, "live");
		thread.setDaemon(true);
		return thread;
	});

	private record LivePage(PersonId person, SseEmitter emitter) {
	}

	Live() {
		sender.scheduleAtFixedRate(() -> send(livePage -> true, SseEmitter.event().comment("still here")),
				HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
	}

	public SseEmitter open(PersonId person) {
		SseEmitter emitter = new SseEmitter(0L);
		LivePage livePage = new LivePage(person, emitter);
		emitter.onCompletion(() -> pages.remove(livePage));
		emitter.onError(fault -> pages.remove(livePage));
		pages.add(livePage);
		later(() -> send(livePage::equals, SseEmitter.event().name("hello").data("hello")));
		return emitter;
	}

	/** Something in the room has changed. */
	void changed(LocalRoom room) {
		changed(room, room::visibleTo);
	}

	/** Something in the room has changed for one person. */
	void changedFor(LocalRoom room, PersonId person) {
		changed(room, person::equals);
	}

	private void changed(LocalRoom room, Predicate<PersonId> who) {
		later(() -> send(livePage -> who.test(livePage.person()), SseEmitter.event().name("room").data(room.id())));
	}

	void homeChanged(PersonId person) {
		later(() -> send(livePage -> livePage.person().equals(person), SseEmitter.event().name("home").data("home")));
	}

	private void later(Runnable work) {
		if (!sender.isShutdown()) {
			sender.execute(work);
		}
	}

	private void send(Predicate<LivePage> who, SseEventBuilder event) {
		Set<SseEmitter.DataWithMediaType> built = event.build();
		for (LivePage livePage : pages) {
			if (who.test(livePage)) {
				try {
					livePage.emitter().send(built);
				}
				catch (IOException | IllegalStateException gone) {
					pages.remove(livePage);
				}
			}
		}
	}

	/**
	 * Otherwise an open page would delay the shutdown for as long as the server is
	 * willing to wait.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		sender.shutdownNow();
		pages.forEach(livePage -> livePage.emitter().complete());
	}

}
