package dev.firewatch.mongo;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The embedded server in a process of its own, for tests that kill it or share it between
 * several instances. Arguments: port (0 for any), data directory. Prints its connection
 * string on the first line once it is ready, and runs until it is stopped.
 */
public final class StandaloneServer {

	private StandaloneServer() {
	}

	public static void main(String[] args) throws InterruptedException {
		EmbeddedServer server = EmbeddedServer.start(Path.of(args[1]), Integer.parseInt(args[0]));
		Runtime.getRuntime().addShutdownHook(new Thread(server::close));
		System.out.println(READY + server.connectionString());
		Thread.currentThread().join();
	}

	static final String READY = "READY ";

	static @Nullable String connectionString(String line) {
		return line.startsWith(READY) ? line.substring(READY.length()) : null;
	}

}
