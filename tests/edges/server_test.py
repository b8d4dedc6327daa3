"""The program itself: one owner of a folder, keys kept apart, exit codes, a stop that drains."""

import os
import re
import subprocess

from outer.base import WithBaton
from outer.server import Baton
from outer.wait import until


class Program(WithBaton):
    """What `baton-server` does besides its work."""

    def run_it(self, *arguments, **environment):
        """Runs a command and returns how it ended."""
        return subprocess.run(
            [self.baton.binary, *arguments],
            capture_output=True,
            timeout=300,
            env={**os.environ, **environment},
        )

    def test_a_second_start_says_who_has_the_folder_and_ends(self):
        other = Baton(self.baton.folder)

        ended = self.run_it(*other.arguments())

        self.assertEqual(ended.returncode, 3, ended.stderr)
        self.assertIn(str(self.baton.process.pid).encode(), ended.stderr)

    def test_a_command_without_a_server_says_so(self):
        ended = self.run_it("runs", "--data", f"{self.folder.name}/nobody")

        self.assertEqual(ended.returncode, 5, ended.stderr)

    def test_every_flag_has_an_environment_variable(self):
        commands = re.findall(r"^  ([a-z-]+)  ", self.run_it("--help").stdout.decode(), re.M)
        self.assertGreaterEqual(len(commands), 12)
        for command in commands:
            if command == "help":
                continue
            shown = self.run_it(command, "--help").stdout.decode().split("Options:", 1)[1]
            for flag in re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", shown, re.M):
                if flag in ("--help", "--version"):
                    continue
                place = shown.index(flag)
                until_next = re.split(r"\n +(?:-\w, )?--", shown[place:])[0]
                self.assertIn("[env: BATON_", until_next, f"{command} {flag}")

    def test_a_key_inside_the_data_folder_is_refused(self):
        data = f"{self.folder.name}/inside"

        ended = self.run_it("serve", "--data", data, "--secrets-key-file", f"{data}/secrets.key")

        self.assertNotEqual(ended.returncode, 0)
        self.assertIn(b"data folder", ended.stderr)

    def test_a_key_that_others_can_read_is_refused(self):
        other = Baton(f"{self.folder.name}/readable")
        other.start()
        other.stop()
        self.assertEqual(other.key.stat().st_mode & 0o777, 0o600)
        other.key.chmod(0o644)

        ended = self.run_it(*other.arguments())

        self.assertNotEqual(ended.returncode, 0)

    def test_a_stop_waits_for_what_is_in_flight_and_spends_no_try(self):
        email = "slow@acme.example"
        story = self.baton.new_story(self.tools)
        story.live()
        self.baton.post(
            "/people",
            {"display_name": "S", "given_name": "S", "family_name": "L", "work_email": email, "department": "D"},
        )
        self.tools.okta.behave(delay_s=1)
        story.hire(email)
        until("okta is being called", lambda: self.tools.okta.about(email))

        process = self.baton.process
        self.baton.stop()

        self.assertEqual(process.returncode, 0)
        self.tools.okta.behave()
        self.baton.start()
        story.until_waiting(email)
        self.assertEqual(len(self.tools.okta.about(email)), 1)
