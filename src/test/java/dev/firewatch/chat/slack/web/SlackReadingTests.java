package dev.firewatch.chat.slack.web;

import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import dev.firewatch.chat.SharedFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What people see of a message is what is taken. */
class SlackReadingTests {

	private static Message message(String json) {
		return GsonFactory.createSnakeCase().fromJson(json, Message.class);
	}

	private static String read(String json) {
		return SlackReading.of(message(json));
	}

	@Test
	void readsAForwardedMessageWithWhoWroteIt() {
		assertThat(read("""
				{"text":"","user":"U1","attachments":[{"is_msg_unfurl":true,"author_name":"Bob","text":"rolled back",
				"from_url":"https://x.slack.com/archives/C1/p1","fallback":"[09:47] bob: rolled back"}]}"""))
			.isEqualTo("Bob: rolled back");
	}

	@Test
	void leavesOutThePreviewOfALink() {
		assertThat(
				read("""
						{"text":"see <https://status.example/1>","user":"U1","attachments":[{"title":"All systems","text":"fine",
						"from_url":"https://status.example/1"}]}"""))
			.isEqualTo("see <https://status.example/1>");
	}

	@Test
	void readsBlocksWhereThereIsNoText() {
		assertThat(read("""
				{"bot_id":"B1","username":"Grafana","text":"","blocks":[
				{"type":"header","text":{"type":"plain_text","text":"Alerting"}},
				{"type":"section","text":{"type":"mrkdwn","text":"p99 is 4 s"},
				 "fields":[{"type":"mrkdwn","text":"service: checkout"}]},
				{"type":"context","elements":[{"type":"mrkdwn","text":"since 09:47"}]}]}"""))
			.isEqualTo("Grafana: Alerting\np99 is 4 s\nservice: checkout\nsince 09:47");
	}

	@Test
	void fallsBackToWhatAnAttachmentSaysOfItself() {
		assertThat(read("{\"bot_id\":\"B1\",\"attachments\":[{\"fallback\":\"Build 7 failed\"}]}"))
			.isEqualTo("Build 7 failed");
		assertThat(read("{\"user\":\"U1\"}")).isEmpty();
	}

	@Test
	void knowsWhichFilesCanBeHad() {
		assertThat(SlackReading.files(message("""
				{"files":[
				{"id":"F1","name":"a.log","mode":"hosted","size":7,"url_private_download":"https://files.slack.com/a"},
				{"id":"F2","name":"b.png","mode":"tombstone"},
				{"id":"F3","name":"c.pdf","mode":"external","is_external":true,"url_private":"https://drive.example/c"},
				{"id":"F4","name":"Runbook","mode":"quip","url_private_download":"https://files.slack.com/d"},
				{"id":"F5","name":"e.png","mode":"hosted","file_access":"check_file_info"}]}"""))).satisfiesExactly(
				file -> assertThat(file).isEqualTo(SharedFile.at("https://files.slack.com/a", "F1", "a.log", 7)),
				file -> assertThat(file.problem()).contains("no longer"),
				file -> assertThat(file.problem()).contains("https://drive.example/c"),
				file -> assertThat(file.problem()).contains("Slack's own"),
				file -> assertThat(file.problem()).contains("doesn't give it out"));
	}

}
